import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  lockPlacement,
  proveOutcomes,
  readPlacement,
  updatePlacement,
} from '@sunshine/db/queries/applications/placements.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { placementLine } from './placement-replies.ts';

type Route = typeof applicationRoutes.provePlacement;

/** Adds evidence to a placement: kinds such as 其他录用形式就业 count only from then on. */
export async function provePlacement(ctx: Context, { id, evidence }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.write');
  return ctx.transaction(async (tx) => {
    const placement = await lockPlacement(tx, scope, id);
    if (!placement) throw refusal('placement.notFound');
    if (placement.cancelledAt) throw refusal('placement.alreadyCancelled');
    await updatePlacement(tx, id, { evidence });
    await proveOutcomes(tx, id, evidence);
    const row = await readPlacement(tx, scope, id);
    if (!row) throw refusal('placement.notFound');
    const subject = { type: 'placement', id, unionId: placement.unionId };
    await audit(ctx, tx, 'placement.prove', subject, { permission: 'placement.write' });
    return placementLine(row);
  });
}
