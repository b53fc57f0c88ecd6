import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  findLiveApplication,
  holdPositionToApply,
  insertApplication,
} from '@sunshine/db/queries/applications/apply.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { refusal } from '../../refusal.ts';
import { companyAddress } from './notify.ts';
import { takesApplications } from './preview-application.ts';
import { assembleResume, resumeToSend } from './resume.ts';

/** Whose application for what, who sends it, and with which right. */
export interface ToSend {
  personId: string;
  accountId: string;
  positionId: string;
  message: string;
  permission: Permission;
}

/**
 * Sends the résumé of this moment to the company; the caller has locked the person. A live application for the position
 * is found and nothing changes. The only way into `applications`: what a union sent looks like what a graduate sent.
 */
export async function sendApplication(
  ctx: Context,
  tx: Transaction,
  { personId, accountId, positionId, message, permission }: ToSend,
): Promise<{ id: string; state: ApplicationState; created: boolean }> {
  const position = await holdPositionToApply(tx, positionId);
  if (!position) throw refusal('application.positionNotFound');
  const live = await findLiveApplication(tx, personId, positionId);
  if (live) return { ...live, created: false };
  if (!takesApplications(position, ctx.today())) throw refusal('application.positionNotOpen');

  const resume = resumeToSend(await assembleResume(ctx, tx, personId));
  const id = ctx.id();
  const at = ctx.now();
  const application = { id, stepId: ctx.id(), positionId, personId, accountId, resume, message, at };
  if (!(await insertApplication(tx, application))) throw refusal('application.alreadyApplied');
  await notifyCompany(tx, position.companyId, {
    about: `application-submitted:${id}`,
    title: `新投递：${position.title}`,
    body: `${resume.name}，${resume.school}${resume.major}，${resume.graduationYear} 届。7 天内答复，计入你的答复率。`,
    href: companyAddress(id),
  });
  await audit(ctx, tx, 'application.submit', { type: 'application', id }, { permission });
  return { id, state: 'submitted', created: true };
}
