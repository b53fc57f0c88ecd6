import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { refusal } from '../../refusal.ts';
import { companyAddress } from './notify.ts';
import { takeStep } from './take-step.ts';

type Route = typeof applicationRoutes.answerOffer;

/** Accepts or turns down an offer (录用意向); the hire needs both sides' start day afterwards. */
export async function answerOffer(ctx: Context, { id, answer, note }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('application.apply');
  return ctx.transaction(async (tx) => {
    const application = await lockApplication(tx, { personId }, id);
    if (!application) throw refusal('application.notFound');
    // A start day confirmed is another step: here only an offer can be answered.
    if (application.state === 'accepted') throw refusal('request.stepNotAllowed');
    const moved = await takeStep(ctx, tx, application, { to: answer, by: 'graduate', note });
    const { name } = application.resume;
    const words = note ? `对方说：${note}` : '';
    await notifyCompany(tx, application.companyId, {
      topic: 'interview',
      about: `offer-answer:${id}:${ctx.now().toISOString()}`,
      title: answer === 'accepted' ? `${name} 接受了录用` : `${name} 谢绝了录用`,
      body:
        answer === 'accepted'
          ? `${application.positionTitle}。约好到岗日期后，双方各确认一次。${words}`
          : `${application.positionTitle}。${words || '可以再看看其他应聘者。'}`,
      href: companyAddress(id),
    });
    await audit(
      ctx,
      tx,
      'application.answerOffer',
      { type: 'application', id },
      { permission: 'application.apply', detail: { answer } },
    );
    return moved;
  });
}
