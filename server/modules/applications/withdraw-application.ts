import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { refusal } from '../../refusal.ts';
import { companyAddress } from './notify.ts';
import { takeStep } from './take-step.ts';

type Route = typeof applicationRoutes.withdrawApplication;

/** Takes an application back; from then on the company no longer sees what was sent. */
export async function withdrawApplication(ctx: Context, { id, note }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('application.apply');
  return ctx.transaction(async (tx) => {
    const application = await lockApplication(tx, { personId }, id);
    if (!application) throw refusal('application.notFound');
    const moved = await takeStep(ctx, tx, application, { to: 'withdrawn', by: 'graduate', note });
    if (application.state !== 'submitted') {
      await notifyCompany(tx, application.companyId, {
        topic: 'application',
        about: `application-withdrawn:${id}`,
        title: `${application.resume.name} 撤回了投递`,
        body: `${application.positionTitle}。${note ? `对方说：${note}` : '你不用再答复。'}`,
        href: companyAddress(id),
      });
    }
    await audit(
      ctx,
      tx,
      'application.withdraw',
      { type: 'application', id },
      { permission: 'application.apply' },
    );
    return moved;
  });
}
