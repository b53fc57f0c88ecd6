import type { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockScan, scansAsKept, undoScanRow } from '@sunshine/db/queries/events/scans.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { scanAnswer } from './scan-answer.ts';

type Route = typeof doorRoutes.undoScan;

/** Takes back an admission given by mistake; the scan stays, and so does the one that takes it back. */
export async function undoScan(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('event.checkIn');
  const scope = ctx.policy.unionScope('event.checkIn');
  return ctx.transaction(async (tx) => {
    const scan = await lockScan(tx, scope, input.id, input.scanId);
    if (!scan) throw refusal('event.scanNotFound');
    if (scan.undone || !['admitted', 'already', 'reentered'].includes(scan.result))
      throw refusal('event.scanNotUndoable');

    const undoing = {
      id: input.undoingId,
      eventId: input.id,
      gate: input.gate,
      at: ctx.now().toISOString(),
      accountId,
    };
    await undoScanRow(tx, scan, undoing);
    const [row] = await scansAsKept(tx, input.id, [undoing.id]);
    if (!row) throw refusal('event.scanNotFound');
    await audit(
      ctx,
      tx,
      'event.undoScan',
      { type: 'event', id: input.id, unionId: scan.leadUnionId },
      { permission: 'event.checkIn', detail: { scan: scan.id } },
    );
    return scanAnswer(row);
  });
}
