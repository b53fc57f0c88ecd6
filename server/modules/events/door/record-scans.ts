import type { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { permissions } from '@sunshine/contract/permissions.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { recordScanRows, type ToldScans } from '@sunshine/db/queries/events/record-scans.ts';
import { scansAsKept } from '@sunshine/db/queries/events/scans.ts';
import type { Context, Services } from '../../../context.ts';
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
  const { sessionId, accountId } = ctx.policy.require('event.checkIn');
  const by = { accountId, scope: ctx.policy.unionScope('event.checkIn') };
  const answer = await record(ctx, { sessionId, by }, input);
  if (!answer) throw refusal('event.notFound');
  return answer;
}

/** The same for a session not asked about yet; null when it has ended or does not reach the event. */
export async function recordScansOf(
  services: Services,
  sessionId: string,
  input: Input<Route>,
): Promise<Reply<Route> | null> {
  const by = { at: services.clock.now(), roles: permissions['event.checkIn'] };
  return record(services, { sessionId, by }, input);
}

async function record(
  { db, clock, tickets }: Services,
  teller: Pick<ToldScans, 'sessionId' | 'by'>,
  input: Input<Route>,
): Promise<Reply<Route> | null> {
  const at = clock.now();
  const received = { at, deviceBehind: at.getTime() - new Date(input.deviceNow).getTime() };
  // Told twice in one batch it is one scan.
  const told = [...new Map(input.scans.map((scan) => [scan.id, scan])).values()];
  const scans = await Promise.all(told.map((scan) => readScan(scan, tickets, received)));
  const rows = await recordScanRows(db, { ...teller, eventId: input.id, scans });
  if (!rows) return null;

  const before = rows.filter(({ result }) => result === null).map(({ id }) => id);
  const kept = before.length > 0 ? await scansAsKept(db, input.id, before) : [];
  const byId = new Map([...rows, ...kept].map((row) => [row.id, row]));
  return { answers: told.flatMap(({ id }) => byId.get(id) ?? []).map(scanAnswer) };
}
