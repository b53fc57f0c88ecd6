import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { eventSteps } from '@sunshine/contract/events/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockEvent, setEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { takeBackResult } from './results/take-back-result.ts';

/** Takes back what was recorded by mistake, a confirmation too; the event is planned again and its result proposed anew. */
export async function correctEvent(
  ctx: Context,
  input: Input<typeof eventRoutes.correctEvent>,
): Promise<Reply<typeof eventRoutes.correctEvent>> {
  const { accountId } = ctx.policy.require('event.write');
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const event = await lockEvent(tx, scope, input.id);
    if (!event) throw refusal('event.notFound');
    requireStep(eventSteps, event.state, 'planned', ctx.policy.roleFor('event.write'));

    await takeBackResult(ctx, tx, event.id, { accountId, reason: input.reason });
    await setEvent(tx, event.id, {
      revision: event.revision + 1,
      state: 'planned',
      notHeldReason: null,
      heldConfirmedAt: null,
      visitors: null,
    });
    await audit(
      ctx,
      tx,
      'event.correct',
      { type: 'event', id: event.id, unionId: event.leadUnionId },
      { permission: 'event.write', reason: input.reason, detail: { from: event.state } },
    );
    return { id: event.id };
  });
}
