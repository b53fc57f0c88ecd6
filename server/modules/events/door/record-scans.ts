import type { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { recordScanRows, scansAsKept } from '@sunshine/db/queries/events/scans.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { readScan } from './read-scan.ts';
import { scanAnswer } from './scan-answer.ts';

type Route = typeof doorRoutes.recordScans;

/**
 * Records what the devices at the door scanned. One statement decides and writes, so that nothing lies between; a
 * scan sent again gets the answer of the first time. The scans themselves are the trail of this act: each is kept with
 * its device's time, who sent it and what it led to, and never changed.
 */
export async function recordScans(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('event.checkIn');
  const at = ctx.now();
  const received = { at, deviceBehind: at.getTime() - new Date(input.deviceNow).getTime() };
  // Told twice in one batch it is one scan.
  const told = [...new Map(input.scans.map((scan) => [scan.id, scan])).values()];
  const scans = told.map((scan) => readScan(scan, ctx.tickets, received));

  const by = { accountId, receivedAt: at.toISOString() };
  const rows = await recordScanRows(ctx.db, ctx.policy.unionScope('event.checkIn'), input.id, scans, by);
  if (!rows) throw refusal('event.notFound');

  const before = rows.filter(({ result }) => result === null).map(({ id }) => id);
  const kept = before.length > 0 ? await scansAsKept(ctx.db, input.id, before) : [];
  const byId = new Map([...rows, ...kept].map((row) => [row.id, row]));
  return { answers: told.flatMap(({ id }) => byId.get(id) ?? []).map(scanAnswer) };
}
