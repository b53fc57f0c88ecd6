import type { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  insertAbsenceCall,
  insertFollowUp,
  lockAbsence,
  lockFollowed,
} from '@sunshine/db/queries/events/follow-ups.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { eventSubject } from '../plan/planned-event.ts';

type FollowUp = typeof resultRoutes.recordFollowUp;
type Absence = typeof resultRoutes.recordAbsenceCall;

/** Keeps what a follow-up found, once for each day-mark, from the day it is due. */
export async function recordFollowUp(ctx: Context, input: Input<FollowUp>): Promise<Reply<FollowUp>> {
  const { accountId } = ctx.policy.require('event.write');
  const { id, day, result, note } = input;
  return ctx.transaction(async (tx) => {
    const intent = await lockFollowed(tx, ctx.policy.unionScope('event.write'), id, ctx.today());
    if (!intent) throw refusal('followUp.notFound');
    if (intent.done.includes(day)) throw refusal('followUp.done');
    if (intent.due !== day) throw refusal('followUp.notDue');
    await insertFollowUp(tx, { intentId: id, day, result, note, doneBy: accountId, doneAt: ctx.now() });
    await audit(ctx, tx, 'event.followUp', eventSubject({ ...intent, id: intent.eventId }), {
      permission: 'event.write',
      detail: { intent: id, day, result },
    });
    return { id };
  });
}

/** Keeps why somebody registered did not come; one call each. */
export async function recordAbsenceCall(ctx: Context, input: Input<Absence>): Promise<Reply<Absence>> {
  const { accountId } = ctx.policy.require('event.write');
  const { id, reason, note } = input;
  return ctx.transaction(async (tx) => {
    const found = await lockAbsence(tx, ctx.policy.unionScope('event.write'), id);
    if (!found) throw refusal('absence.notFound');
    if (found.called) throw refusal('absence.done');
    if (!found.absent) throw refusal('absence.notAbsent');
    const { eventId } = found;
    const call = { registrationId: id, eventId, reason, note, calledBy: accountId, calledAt: ctx.now() };
    await insertAbsenceCall(tx, call);
    await audit(ctx, tx, 'event.absenceCall', eventSubject({ ...found, id: eventId }), {
      permission: 'event.write',
      detail: { registration: id, reason },
    });
    return { id };
  });
}
