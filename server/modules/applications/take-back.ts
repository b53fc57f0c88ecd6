import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import type { LockedApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { revokeReferralOf } from '@sunshine/db/queries/applications/referrals.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { companyAddress } from './notify.ts';
import { takeStep } from './take-step.ts';

/**
 * Takes a locked application back: from then on the company no longer sees what was sent. A referral behind it ends with
 * it. The company hears of it only when it had looked.
 */
export async function takeBack(
  ctx: Context,
  tx: Transaction,
  application: LockedApplication,
  note: string,
): Promise<{ id: string; state: ApplicationState }> {
  const { id } = application;
  const moved = await takeStep(ctx, tx, application, { to: 'withdrawn', by: 'graduate', note });
  await revokeReferralOf(tx, id, ctx.now());
  if (application.state !== 'submitted') {
    await notifyCompany(tx, application.companyId, {
      topic: 'application',
      about: `application-withdrawn:${id}`,
      title: `${application.resume.name} 撤回了投递`,
      body: `${application.positionTitle}。${note ? `对方说：${note}` : '你不用再答复。'}`,
      href: companyAddress(id),
    });
  }
  return moved;
}
