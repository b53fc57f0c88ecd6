import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  findLiveApplication,
  holdPositionToApply,
  insertApplication,
} from '@sunshine/db/queries/applications/apply.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { notifyCompany } from '../../notify-company.ts';
import { refusal } from '../../refusal.ts';
import { companyAddress } from './notify.ts';
import { takesApplications } from './preview-application.ts';
import { assembleResume, resumeToSend } from './resume.ts';

type Route = typeof applicationRoutes.apply;

/** Applications one person may send in an hour; more is a machine. */
const hourly = { max: 60, windowSeconds: 3600 };

/**
 * Sends the résumé of this moment to the company. A second click finds the first application and changes nothing.
 * Refuses a position that takes none and a résumé that lacks something.
 */
export async function apply(ctx: Context, { id: positionId, message }: Input<Route>): Promise<Reply<Route>> {
  const { personId, accountId } = ctx.policy.require('application.apply');
  await takeLimit(ctx, `apply:${personId}`, hourly);
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const position = await holdPositionToApply(tx, positionId);
    if (!position) throw refusal('application.positionNotFound');
    const live = await findLiveApplication(tx, personId, positionId);
    if (live) return { ...live, created: false };
    if (!takesApplications(position, ctx.today())) throw refusal('application.positionNotOpen');

    const resume = resumeToSend(await assembleResume(ctx, tx, personId));
    const id = ctx.id();
    const application = {
      id,
      stepId: ctx.id(),
      positionId,
      personId,
      accountId,
      resume,
      message,
      at: ctx.now(),
    };
    if (!(await insertApplication(tx, application))) throw refusal('application.alreadyApplied');
    await notifyCompany(tx, position.companyId, {
      about: `application-submitted:${id}`,
      title: `新投递：${position.title}`,
      body: `${resume.name}，${resume.school}${resume.major}，${resume.graduationYear} 届。7 天内答复，计入你的答复率。`,
      href: companyAddress(id),
    });
    await audit(
      ctx,
      tx,
      'application.submit',
      { type: 'application', id },
      { permission: 'application.apply' },
    );
    return { id, state: 'submitted', created: true };
  });
}
