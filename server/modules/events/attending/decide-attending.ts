import type { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import type { AttendingOutcome } from '@sunshine/contract/events/attending-schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type AttendingRecord, attendingOf, namedCompanies } from '@sunshine/db/queries/events/attending.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { RefusalError, refusal } from '../../../refusal.ts';
import { eventSubject, type LockedEvent, lockPlanned } from '../plan/planned-event.ts';
import { moveAttending } from './move-attending.ts';
import { tellCompany } from './tell.ts';

type Route = typeof attendingRoutes.decideAttending;
type Row = AttendingOutcome['rows'][number];

/** Confirms, turns down or takes back companies, with an outcome for each; the event is locked before they are read. */
export async function decideAttending(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const event = await lockPlanned(ctx, tx, input.id);
    const ids = [...new Set(input.ids)].sort();
    const found = new Map((await attendingOf(tx, event.id, { ids })).map((row) => [row.id, row]));
    const names = await namedCompanies(
      tx,
      [...found.values()].map((row) => row.companyId),
    );
    const rows: Row[] = [];
    for (const id of ids) {
      const row = found.get(id);
      const name = (row && names.get(row.companyId)?.name) ?? null;
      rows.push(await decideOne(ctx, tx, event, row, { id, name }, input));
    }
    const decided = rows.flatMap((row) => (row.done ? [row.id] : []));
    if (decided.length > 0)
      await audit(ctx, tx, 'event.decideCompanies', eventSubject(event), {
        permission: 'event.write',
        ...(input.reason ? { reason: input.reason } : {}),
        detail: { to: input.to, companies: decided },
      });
    return { done: decided.length, rows };
  });
}

async function decideOne(
  ctx: Context,
  tx: Transaction,
  event: LockedEvent,
  row: AttendingRecord | undefined,
  named: { id: string; name: string | null },
  { to, reason }: Pick<Input<Route>, 'to' | 'reason'>,
): Promise<Row> {
  try {
    if (!row) throw refusal('attending.notFound');
    await moveAttending(ctx, tx, row, { to, reason });
    await tellCompany(tx, event, row.companyId, { to, reason, at: ctx.now() });
    return { ...named, done: true, state: to, reason: null };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return { ...named, done: false, state: row?.state ?? null, reason: error.message };
  }
}
