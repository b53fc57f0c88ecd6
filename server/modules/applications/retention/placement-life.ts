import type { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import type { PlacementLife } from '@sunshine/contract/applications/retention-schemas.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Queryable, Transaction } from '@sunshine/db/connect.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { lockPlacement, readPlacement } from '@sunshine/db/queries/applications/placements.ts';
import { dueCallOf, listCalls, readPlacementMore } from '@sunshine/db/queries/applications/retention.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { placementLine } from '../placement-replies.ts';

type Route = typeof retentionRoutes.readPlacement;

/** A placement of the scope with its calls, the one that is due, and its end. */
export async function readPlacementLife(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  return placementLife(ctx, ctx.db, 'placement.read', id);
}

export async function placementLife(
  ctx: Context,
  db: Queryable,
  permission: Permission,
  id: string,
): Promise<PlacementLife> {
  const scope = ctx.policy.unionScope(permission);
  const row = await readPlacement(db, scope, id);
  const more = row && (await readPlacementMore(db, id));
  if (!row || !more) throw refusal('placement.notFound');
  const calls = await listCalls(db, id);
  return {
    ...placementLine(row),
    ...more,
    due: await dueCallOf(db, scope, id, ctx.today()),
    calls: calls.map(({ cancelledAt, cancellationReason, ...call }) => ({
      ...call,
      cancelled: cancelledAt && { at: cancelledAt.toISOString(), reason: cancellationReason ?? '' },
    })),
  };
}

export type LockedPlacement = NonNullable<Awaited<ReturnType<typeof lockPlacement>>>;

/** Holds the person, then the placement; missing and out of scope are the same 404, a cancelled one is refused. */
export async function holdPlacement(ctx: Context, tx: Transaction, id: string): Promise<LockedPlacement> {
  const scope = ctx.policy.unionScope('placement.write');
  const seen = await readPlacement(tx, scope, id);
  if (!seen) throw refusal('placement.notFound');
  await lockGraduate(tx, seen.personId);
  const placement = await lockPlacement(tx, scope, id);
  if (!placement) throw refusal('placement.notFound');
  if (placement.cancelledAt) throw refusal('placement.alreadyCancelled');
  return placement;
}

/** What the audit trail says an entry is about. */
export function placementSubject({ id, unionId }: { id: string; unionId: string }) {
  return { type: 'placement', id, unionId };
}
