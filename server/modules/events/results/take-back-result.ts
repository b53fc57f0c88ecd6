import type { Transaction } from '@sunshine/db/connect.ts';
import { returnResultRow } from '@sunshine/db/queries/events/event-results.ts';
import { reopenHeadcounts } from '@sunshine/db/queries/events/shown-positions.ts';
import type { Context } from '../../../context.ts';

/** Takes a result back, proposed or confirmed: its positions show their own headcounts, its figures stay to be read. */
export async function takeBackResult(
  ctx: Context,
  tx: Transaction,
  eventId: string,
  by: { accountId: string; reason: string },
): Promise<void> {
  await reopenHeadcounts(tx, eventId);
  await returnResultRow(tx, eventId, { ...by, at: ctx.now() });
}
