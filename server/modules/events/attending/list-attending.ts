import type { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listAttendingRows, listInvitableRows } from '@sunshine/db/queries/events/attending.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Listing = typeof attendingRoutes.listAttending;
type Invitable = typeof attendingRoutes.listInvitable;

export async function listAttending(ctx: Context, { id }: Input<Listing>): Promise<Reply<Listing>> {
  const event = await findUnionEvent(ctx.db, ctx.policy.unionScope('event.read'), id);
  if (!event) throw refusal('event.notFound');
  const rows = await listAttendingRows(ctx.db, id);
  return {
    items: rows.map((row) => ({
      ...row,
      movedAt: isoInstant(row.movedAt),
      arrivedAt: row.arrivedAt && isoInstant(row.arrivedAt),
    })),
  };
}

export async function listInvitable(
  ctx: Context,
  { id, q, page }: Input<Invitable>,
): Promise<Reply<Invitable>> {
  const event = await findUnionEvent(ctx.db, ctx.policy.unionScope('event.write'), id);
  if (!event?.own) throw refusal('event.notFound');
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const rows = await listInvitableRows(ctx.db, id, q, window);
  return { items: rows, total: rows[0]?.total ?? 0, page };
}
