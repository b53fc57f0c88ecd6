import type { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { unansweredStates } from '@sunshine/contract/applications/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { holdRegistration, positionOfFairSlot } from '@sunshine/db/queries/applications/fair-slots.ts';
import { lockApplication, lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { sendApplication } from '../send-application.ts';
import { takeStep } from '../take-step.ts';
import { chooseSlot } from './take-slot.ts';

type Route = typeof interviewRoutes.takeFairSlot;
const permission = 'application.apply';

/**
 * Somebody registered for a fair takes a slot that a company offers at its booth there (招聘会面试时段). The offer is the
 * invitation: an application goes out where none is live, and stands at 邀面试 with this time.
 */
export async function takeFairSlot(ctx: Context, { id, slotId }: Input<Route>): Promise<Reply<Route>> {
  const { personId, accountId } = ctx.policy.require(permission);
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    // Held before the slot: who cancels the registration meanwhile waits, and then frees what was taken here.
    if (!(await holdRegistration(tx, id, personId))) throw refusal('interview.notRegistered');
    const positionId = await positionOfFairSlot(tx, id, slotId);
    if (!positionId) throw refusal('interview.slotNotFound');
    const message = '';
    const sent = await sendApplication(ctx, tx, { personId, accountId, positionId, message, permission });
    let application = await lockApplication(tx, { personId }, sent.id);
    if (!application) throw refusal('application.notFound');
    const unanswered: readonly string[] = unansweredStates;
    if (unanswered.includes(application.state)) {
      const note = '约了招聘会上的面试时段';
      // The slot was the company's answer to whoever would take it.
      const patch = { answeredAt: application.answeredAt ?? ctx.now() };
      await takeStep(ctx, tx, application, { to: 'interview', by: 'system', note, patch });
      application = { ...application, state: 'interview' };
    }
    const moved = await chooseSlot(ctx, tx, application, { slotId, eventId: id });
    return { ...moved, sent: sent.created };
  });
}
