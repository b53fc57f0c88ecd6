import type { AttendingState } from '@sunshine/contract/events/fair-vocabulary.ts';
import { attendingSteps } from '@sunshine/contract/events/status.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type AttendingRecord, clearAttending, setAttending } from '@sunshine/db/queries/events/attending.ts';
import type { Context } from '../../../context.ts';
import { dropFairSlots } from '../../../fair-slots.ts';
import { refusal } from '../../../refusal.ts';
import { requireStep } from '../../../steps.ts';

export interface AttendingStep {
  to: AttendingState;
  /** Why the union said no; shown to the company. */
  reason?: string;
  wish?: string;
}

/** One step of a company at an event, by the table; the event is locked, so that no other step comes between. */
export async function moveAttending(
  ctx: Context,
  tx: Transaction,
  attending: AttendingRecord,
  { to, reason, wish }: AttendingStep,
): Promise<void> {
  const permission = ctx.policy.allows('event.join') ? 'event.join' : 'event.write';
  const actor = ctx.policy.require(permission);
  requireStep(attendingSteps, attending.state, to, ctx.policy.roleFor(permission));
  if (attending.arrivedAt) throw refusal('attending.arrived');
  if (attending.state === 'approved') {
    await clearAttending(tx, attending);
    await dropFairSlots(ctx, tx, attending.eventId, { companyId: attending.companyId });
  }
  await setAttending(tx, attending.id, {
    state: to,
    reason: to === 'rejected' ? (reason ?? '') : null,
    ...(wish === undefined ? {} : { wish }),
    movedAt: ctx.now(),
    movedBy: actor.accountId,
  });
}
