import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { countEnrolled, enrol, enrolledAmong } from '@sunshine/db/queries/events/training-enrolments.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { choosePeople, entryRow } from './choose-people.ts';
import { classSubject, requirePlanned } from './planned-class.ts';
import { tellEnrolled } from './tell-people.ts';

type Route = typeof trainingRoutes.enrolPeople;

/** Puts many people into a class at once, as long as there are places; one outcome a row. */
export async function enrolPeople(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('training.write');
  return ctx.transaction(async (tx) => {
    const training = await requirePlanned(ctx, tx, input.id);
    const { chosen, missed } = await choosePeople(ctx, tx, input);
    const ids = chosen.map(({ person }) => person.personId);
    const before = await enrolledAmong(tx, training.id, ids);
    const taken = await countEnrolled(tx, training.id);
    const places = training.capacity === null ? ids.length : Math.max(0, training.capacity - taken);
    const entering = ids.filter((personId) => !before.has(personId)).slice(0, places);

    const rows = entering.map((personId) => ({ id: ctx.id(), personId }));
    const entered = new Set(await enrol(tx, training.id, rows, { accountId, at: ctx.now() }));
    await tellEnrolled(ctx, tx, training, [...entered]);
    if (entered.size > 0)
      await audit(ctx, tx, 'training.enrol', classSubject(training), {
        permission: 'training.write',
        detail: { persons: [...entered] },
      });
    const outcomes = chosen.map((each) => {
      const { personId } = each.person;
      return entryRow(each, entered.has(personId) ? 'entered' : before.has(personId) ? 'already' : 'full');
    });
    return { entered: entered.size, rows: [...outcomes, ...missed] };
  });
}
