import type { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listConflictRows, listScanRows } from '@sunshine/db/queries/events/door.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { requireDoor } from './require-door.ts';
import { scanAnswer } from './scan-answer.ts';

/** Every scan with what it led to, latest first. */
export async function listScans(
  ctx: Context,
  input: Input<typeof doorRoutes.listScans>,
): Promise<Reply<typeof doorRoutes.listScans>> {
  const event = await requireDoor(ctx, ctx.db, 'event.read', input.id);
  const window = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const rows = await listScanRows(ctx.db, event.id, window);
  return {
    items: rows.map((row) => ({
      ...scanAnswer(row),
      way: row.way,
      scannedGate: row.scannedGate,
      scannedAt: isoInstant(row.scannedAt),
      receivedAt: isoInstant(row.receivedAt),
      offline: row.offline,
      saidOffline: row.saidOffline,
      undone: row.undone,
    })),
    total: rows[0]?.total ?? 0,
    page: input.page,
  };
}

/** People whom two doors let in; the names whole, since somebody may have to speak to them. */
export async function listScanConflicts(
  ctx: Context,
  input: Input<typeof doorRoutes.listScanConflicts>,
): Promise<Reply<typeof doorRoutes.listScanConflicts>> {
  const event = await requireDoor(ctx, ctx.db, 'event.read', input.id);
  const rows = await listConflictRows(ctx.db, event.id);
  return {
    items: rows.map((row) => ({
      ...row,
      scans: row.scans.map((scan) => ({ ...scan, scannedAt: isoInstant(scan.scannedAt) })),
    })),
  };
}
