import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import { lockApplication, lockGraduatesOf } from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { type CompanyAnswer, giveAnswer, requireAnswer } from './give-answer.ts';

/** The company answers one of its applicants; an answer after the end is refused in words. */
export async function answerOne(
  ctx: Context,
  id: string,
  answer: CompanyAnswer,
): Promise<{ id: string; state: ApplicationState }> {
  const companyId = ctx.policy.company('application.answer');
  requireAnswer(ctx, answer);
  return ctx.transaction(async (tx) => {
    // A fixed time is looked at beside the person's other interviews: those take turns.
    if (answer.to === 'interview') await lockGraduatesOf(tx, { companyId }, [id]);
    const application = await lockApplication(tx, { companyId }, id);
    if (!application) throw refusal('application.notFound');
    const moved = await giveAnswer(ctx, tx, application, answer);
    await audit(
      ctx,
      tx,
      'application.answer',
      { type: 'application', id },
      { permission: 'application.answer', detail: { from: application.state, to: moved.state } },
    );
    return moved;
  });
}
