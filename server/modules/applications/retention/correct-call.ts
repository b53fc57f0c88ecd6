import type { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readPlacement, updatePlacement } from '@sunshine/db/queries/applications/placements.ts';
import { cancelCall, findCall } from '@sunshine/db/queries/applications/retention.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { holdPlacement, placementSubject } from './placement-life.ts';

type Route = typeof retentionRoutes.correctCall;

/** A mistaken call stays readable with its reason and is due again; an end that it had brought is taken back. */
export async function correctCall(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.write');
  return ctx.transaction(async (tx) => {
    const call = await findCall(tx, id);
    if (!call || !(await readPlacement(tx, scope, call.placementId))) throw refusal('retention.notFound');
    const placement = await holdPlacement(ctx, tx, call.placementId);
    if (!(await cancelCall(tx, id, { at: ctx.now(), reason }))) throw refusal('retention.alreadyCancelled');
    const ended = call.result === 'left' ? placement.endedOn : null;
    if (ended) await updatePlacement(tx, placement.id, { endedOn: null });
    await audit(ctx, tx, 'retention.correct', placementSubject(placement), {
      permission: 'placement.write',
      reason,
      detail: { callId: id, month: call.month, result: call.result, ...(ended ? { endedOn: ended } : {}) },
    });
    return { id };
  });
}
