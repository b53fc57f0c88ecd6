import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { eventSteps } from '@sunshine/contract/events/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { closeHeadcounts } from '@sunshine/db/queries/events/shown-positions.ts';
import { lockEvent, setEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';

/** Records that an event was held, with the headcount of each position on its last day (04A, 04B). */
export async function holdEvent(
  ctx: Context,
  input: Input<typeof eventRoutes.holdEvent>,
): Promise<Reply<typeof eventRoutes.holdEvent>> {
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const event = await lockEvent(tx, scope, input.id);
    if (!event) throw refusal('event.notFound');
    requireStep(eventSteps, event.state, 'held', ctx.policy.roleFor('event.write'));
    if (event.endsOn > ctx.today()) throw refusal('event.notOver');

    const { written } = await closeHeadcounts(tx, event.id, input.headcounts);
    if (written !== input.headcounts.length) throw refusal('event.positionNotShown');
    await setEvent(tx, event.id, { state: 'held', heldConfirmedAt: ctx.now(), visitors: input.visitors });
    await audit(
      ctx,
      tx,
      'event.hold',
      { type: 'event', id: event.id, unionId: event.leadUnionId },
      { permission: 'event.write', detail: { visitors: input.visitors } },
    );
    return { id: event.id };
  });
}
