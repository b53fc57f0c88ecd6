import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  findLiveApplication,
  holdPositionToApply,
  insertApplication,
} from '@sunshine/db/queries/applications/apply.ts';
import { keepsCompanyOut } from '@sunshine/db/queries/applications/company-blocks.ts';
import type { SentResume } from '@sunshine/db/schema/applications.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { refusal } from '../../refusal.ts';
import { companyAddress } from './notify.ts';
import { takesApplications } from './preview-application.ts';
import { assembleResume, resumeToSend } from './resume.ts';
import { sendResumeFile } from './resume-parts/resume-file.ts';

/** Whose application for what, who sends it, and with which right. */
export interface ToSend {
  personId: string;
  accountId: string;
  positionId: string;
  message: string;
  permission: Permission;
  /** Sends the résumé file along, unless it is kept back from companies altogether. */
  withFile?: boolean;
}

/**
 * Sends the résumé of this moment to the company; the caller has locked the person. A live application for the position
 * is found and nothing changes. The only way into `applications`: what a union sent looks like what a graduate sent.
 */
export async function sendApplication(
  ctx: Context,
  tx: Transaction,
  { personId, accountId, positionId, message, permission, withFile = false }: ToSend,
): Promise<{ id: string; state: ApplicationState; created: boolean }> {
  const position = await holdPositionToApply(tx, positionId);
  if (!position) throw refusal('application.positionNotFound');
  const live = await findLiveApplication(tx, personId, positionId);
  if (live) return { ...live, created: false };
  if (await keepsCompanyOut(tx, personId, position.companyId)) throw refusal('application.companyBlocked');
  if (!takesApplications(position, ctx.today())) throw refusal('application.positionNotOpen');

  const own = await assembleResume(ctx, tx, personId);
  const resume = resumeToSend(own);
  const id = ctx.id();
  const at = ctx.now();
  const application = { id, stepId: ctx.id(), positionId, personId, accountId, resume, message, at };
  if (!(await insertApplication(tx, application))) throw refusal('application.alreadyApplied');
  await notifyCompany(tx, position.companyId, {
    topic: 'application',
    about: `application-submitted:${id}`,
    title: `新投递：${position.title}`,
    body: `${introductionOf(resume)}。7 天内答复，计入你的答复率。`,
    href: companyAddress(id),
  });
  if (withFile && !own.hidden.includes('file')) {
    await sendResumeFile(ctx, tx, { personId, applicationId: id, permission });
  }
  await audit(ctx, tx, 'application.submit', { type: 'application', id }, { permission });
  return { id, state: 'submitted', created: true };
}

/** 沈一鸣，上海第二工业大学会计，2026 届; the year only when it was sent. */
function introductionOf({ name, school, major, graduationYear }: SentResume): string {
  return [name, `${school}${major}`, graduationYear && `${graduationYear} 届`].filter(Boolean).join('，');
}
