import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { noteView } from '@sunshine/db/queries/applications/application-views.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { applicantReply } from './read-applicant.ts';
import { takeStep } from './take-step.ts';

type Route = typeof applicationRoutes.viewApplicant;

/**
 * Opens an applicant's résumé: the first time, the graduate sees 被查看. Every look is kept for the graduate's receipt
 * (谁看过), except after a withdrawal, when nothing of the résumé is shown any more.
 */
export async function viewApplicant(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const companyId = ctx.policy.company('application.answer');
  return ctx.transaction(async (tx) => {
    const application = await lockApplication(tx, { companyId }, id);
    if (!application) throw refusal('application.notFound');
    const first = application.state === 'submitted';
    if (first) await takeStep(ctx, tx, application, { to: 'viewed', by: 'recruiter' });
    if (application.state !== 'withdrawn') {
      const { accountId } = ctx.policy.require('application.answer');
      await noteView(tx, { applicationId: id, accountId, at: ctx.now() });
    }
    const reply = await applicantReply(ctx, tx, companyId, id);
    if (first) {
      const subject = { type: 'application', id };
      await audit(ctx, tx, 'application.view', subject, { permission: 'application.answer' });
    }
    return reply;
  });
}
