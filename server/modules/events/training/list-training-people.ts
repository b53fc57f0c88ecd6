import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listPeople, listPeopleYears } from '@sunshine/db/queries/events/training-people.ts';
import type { Context } from '../../../context.ts';
import { trainingPerson } from './training-replies.ts';

type Route = typeof trainingRoutes.listTrainingPeople;

/** Graduates of the actor's units to choose from, with their place in a class when one is named. */
export async function listTrainingPeople(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('training.write');
  const { q, page } = input;
  const limit = input.personIds ? 100 : pageSize;
  const filter = {
    q,
    year: input.year ?? null,
    personIds: input.personIds ?? null,
    classId: input.classId ?? null,
  };
  const [rows, years] = await Promise.all([
    listPeople(ctx.db, scope, filter, { limit, offset: (page - 1) * limit }),
    listPeopleYears(ctx.db, scope),
  ]);
  return {
    items: rows.map((row) => ({ ...trainingPerson(row), enrolment: row.enrolment })),
    total: rows[0]?.total ?? 0,
    page,
    years,
  };
}
