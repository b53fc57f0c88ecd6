import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { eventSteps } from '@sunshine/contract/events/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockEvent, setEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { dropFairSlots } from '../../fair-slots.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { tellNotHeld } from './attending/tell.ts';
import { tellRegisteredNotHeld } from './registration/tell-registered.ts';
import { takeBackResult } from './results/take-back-result.ts';

/** Records that an event did not take place; it counts nowhere and shows no reason to the public. */
export async function recordNotHeld(
  ctx: Context,
  input: Input<typeof eventRoutes.recordNotHeld>,
): Promise<Reply<typeof eventRoutes.recordNotHeld>> {
  const { accountId } = ctx.policy.require('event.write');
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const event = await lockEvent(tx, scope, input.id);
    if (!event) throw refusal('event.notFound');
    requireStep(eventSteps, event.state, 'notHeld', ctx.policy.roleFor('event.write'));

    await takeBackResult(ctx, tx, event.id, { accountId, reason: input.reason });
    await setEvent(tx, event.id, {
      state: 'notHeld',
      notHeldReason: input.reason,
      heldConfirmedAt: null,
      visitors: null,
      revision: event.revision + 1,
    });
    if (event.endsOn >= ctx.today()) {
      await dropFairSlots(ctx, tx, event.id, 'all');
      await tellNotHeld(tx, event);
      await tellRegisteredNotHeld(ctx, tx, event);
    }
    await audit(
      ctx,
      tx,
      'event.recordNotHeld',
      { type: 'event', id: event.id, unionId: event.leadUnionId },
      { permission: 'event.write', reason: input.reason, detail: { from: event.state } },
    );
    return { id: event.id };
  });
}
