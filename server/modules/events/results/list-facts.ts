import type { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listFacts } from '@sunshine/db/queries/events/result-facts.ts';
import { listAttendees as attendeeRows } from '@sunshine/db/queries/events/result-tables.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Facts = typeof resultRoutes.listResultFacts;
type Attendees = typeof resultRoutes.listAttendees;
const windowOf = (page: number) => ({ limit: pageSize, offset: (page - 1) * pageSize });

/** The list behind a figure: the rows that it sums. */
export async function listResultFacts(ctx: Context, input: Input<Facts>): Promise<Reply<Facts>> {
  const scope = ctx.policy.unionScope('graduate.read');
  const event = await findUnionEvent(ctx.db, scope, input.id);
  if (!event) throw refusal('event.notFound');
  const rows = await listFacts(ctx.db, scope, event, input.figure, windowOf(input.page));
  return {
    items: rows.map(({ total: _, sum: __, at, ...row }) => ({ ...row, at: at && isoInstant(at) })),
    total: rows[0]?.total ?? 0,
    sum: Number(rows[0]?.sum ?? 0),
    page: input.page,
  };
}

/** Graduates of the reader's units at an event: who came, with whom they talked, what came of it. */
export async function listAttendees(ctx: Context, input: Input<Attendees>): Promise<Reply<Attendees>> {
  const scope = ctx.policy.unionScope('graduate.read');
  if (!(await findUnionEvent(ctx.db, scope, input.id))) throw refusal('event.notFound');
  const rows = await attendeeRows(ctx.db, scope, input.id, windowOf(input.page));
  return {
    items: rows.map(({ total: _, admittedAt, ...row }) => ({
      ...row,
      admittedAt: admittedAt && isoInstant(admittedAt),
    })),
    total: rows[0]?.total ?? 0,
    page: input.page,
  };
}
