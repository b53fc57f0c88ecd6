import type { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { updatePlacement } from '@sunshine/db/queries/applications/placements.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { depart } from './depart.ts';
import { holdPlacement, placementLife, placementSubject } from './placement-life.ts';

type Route = typeof retentionRoutes.endPlacement;

/** Somebody left without being called; the placement stays counted, and no further call is asked for. */
export async function endPlacement(ctx: Context, { id, ...input }: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const placement = await holdPlacement(ctx, tx, id);
    const left = await depart(ctx, tx, placement, input, ctx.today());
    const life = await placementLife(ctx, tx, 'placement.write', id);
    await audit(ctx, tx, 'placement.end', placementSubject(placement), {
      permission: 'placement.write',
      detail: { leftOn: input.leftOn, ...left },
    });
    return life;
  });
}

type CorrectionRoute = typeof retentionRoutes.correctPlacementEnd;

/** Takes a mistaken end back; an outcome or a need that came with it is corrected at the person. */
export async function correctPlacementEnd(
  ctx: Context,
  { id, reason }: Input<CorrectionRoute>,
): Promise<Reply<CorrectionRoute>> {
  return ctx.transaction(async (tx) => {
    const placement = await holdPlacement(ctx, tx, id);
    if (!placement.endedOn) throw refusal('placement.notEnded');
    await updatePlacement(tx, id, { endedOn: null });
    const life = await placementLife(ctx, tx, 'placement.write', id);
    await audit(ctx, tx, 'placement.correctEnd', placementSubject(placement), {
      permission: 'placement.write',
      reason,
      detail: { endedOn: placement.endedOn },
    });
    return life;
  });
}
