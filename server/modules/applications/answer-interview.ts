import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { freeSlot, slotOf } from '@sunshine/db/queries/applications/slots.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { refusal } from '../../refusal.ts';
import { companyAddress } from './notify.ts';
import { spokenTime } from './spoken-time.ts';
import { takeStep } from './take-step.ts';

type Route = typeof applicationRoutes.answerInterview;

/** Accepts the interview time, or asks for another with the times that suit; who will not come withdraws. */
export async function answerInterview(
  ctx: Context,
  { id, answer, note }: Input<Route>,
): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('application.apply');
  return ctx.transaction(async (tx) => {
    const application = await lockApplication(tx, { personId }, id);
    if (!application) throw refusal('application.notFound');
    const otherTime = answer === 'otherTime' ? note : undefined;
    // Invited to choose a slot: choosing one is the acceptance.
    if (!otherTime && application.state === 'interview' && !application.interviewAt) {
      throw refusal('interview.chooseSlot');
    }
    const held = otherTime ? await slotOf(tx, id) : null;
    if (held) await freeSlot(tx, id, ctx.now());
    const moved = await takeStep(ctx, tx, application, {
      to: 'interview',
      by: 'graduate',
      note: otherTime,
      ...(held ? { patch: { interviewAt: null, interviewPlace: null } } : {}),
    });
    const { name } = application.resume;
    const time = application.interviewAt ? spokenTime(application.interviewAt) : '';
    await notifyCompany(tx, application.companyId, {
      topic: 'interview',
      about: `interview-answer:${id}:${ctx.now().toISOString()}`,
      title: otherTime ? `${name} 想换个面试时间` : `${name} 会来面试`,
      body: otherTime ? `方便的时间：${otherTime}` : `${application.positionTitle}，${time}。`,
      href: companyAddress(id),
    });
    await audit(
      ctx,
      tx,
      'application.answerInterview',
      { type: 'application', id },
      { permission: 'application.apply', detail: { answer } },
    );
    return moved;
  });
}
