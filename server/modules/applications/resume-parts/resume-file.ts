import { createHash } from 'node:crypto';
import type { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import { attachmentTypes } from '@sunshine/contract/attachments/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { FileReply, Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { noteView } from '@sunshine/db/queries/applications/application-views.ts';
import { lockApplication, lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { findResumeFile } from '@sunshine/db/queries/applications/resume.ts';
import { readAttachment } from '@sunshine/db/queries/attachments/attachments.ts';
import { receiveAttachment } from '../../../attachment-file.ts';
import { keepAttachment, openAttachment, readBytes, removeAttachment } from '../../../attachments.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { assembleResume, fileForCompany } from '../resume.ts';

const permission = 'application.apply';
const fileTypes: readonly string[] = ['pdf', 'docx', 'jpg', 'png'];

type KeepRoute = typeof resumeRoutes.keepResumeFile;

/** Keeps the résumé file sealed; there is one, and a new one takes the place of the old. */
export async function keepResumeFile(ctx: Context, { upload }: Input<KeepRoute>): Promise<Reply<KeepRoute>> {
  const { personId } = ctx.policy.require(permission);
  const file = await receiveAttachment(upload);
  if (!fileTypes.includes(attachmentTypes[file.mediaType])) throw refusal('resume.fileType');
  const owner = { id: personId, type: 'resume' } as const;
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const before = await findResumeFile(tx, owner);
    if (before) await removeAttachment(ctx, tx, { owner, id: before.id, permission, reason: '换了新的' });
    await keepAttachment(ctx, tx, { owner, kind: 'resume', unionId: null, permission, file });
    return assembleResume(ctx, tx, personId);
  });
}

export async function openResumeFile(ctx: Context): Promise<FileReply> {
  const { personId } = ctx.policy.require(permission);
  return ctx.transaction((tx) => openFileOf(ctx, tx, { id: personId, type: 'resume' }, permission));
}

/** Takes the file off the résumé; copies that were sent stay with their applications. */
export async function removeResumeFile(ctx: Context): Promise<Reply<typeof resumeRoutes.removeResumeFile>> {
  const { personId } = ctx.policy.require(permission);
  const owner = { id: personId, type: 'resume' } as const;
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const file = await findResumeFile(tx, owner);
    if (!file) throw refusal('resume.fileNotFound');
    await removeAttachment(ctx, tx, { owner, id: file.id, permission, reason: '本人去掉' });
    return assembleResume(ctx, tx, personId);
  });
}

/** Freezes the file of this moment with an application; false when there is none. */
export async function sendResumeFile(
  ctx: Context,
  tx: Transaction,
  {
    personId,
    applicationId,
    permission,
  }: { personId: string; applicationId: string; permission: Permission },
): Promise<boolean> {
  const owner = { id: personId, type: 'resume' } as const;
  const file = await findResumeFile(tx, owner);
  const row = file && (await readAttachment(tx, owner, file.id));
  if (!row) return false;
  const bytes = readBytes(ctx, row);
  await keepAttachment(ctx, tx, {
    owner: { id: applicationId, type: 'application' },
    kind: 'resume',
    unionId: null,
    permission,
    file: {
      name: row.name,
      mediaType: row.mediaType,
      bytes,
      hash: createHash('sha256').update(bytes).digest(),
    },
  });
  return true;
}

type OwnSent = typeof resumeRoutes.openOwnSentFile;

/** What the graduate sent along, for the graduate. */
export async function openOwnSentFile(ctx: Context, { id }: Input<OwnSent>): Promise<FileReply> {
  const { personId } = ctx.policy.require(permission);
  return ctx.transaction(async (tx) => {
    if (!(await lockApplication(tx, { personId }, id))) throw refusal('application.notFound');
    return openFileOf(ctx, tx, { id, type: 'application' }, permission);
  });
}

type Applicant = typeof resumeRoutes.openApplicantFile;

/**
 * The file for the company it was sent to, under a name made of the applicant's; once withdrawn it is gone. Opening it
 * stands in the graduate's receipt (谁看过).
 */
export async function openApplicantFile(ctx: Context, { id }: Input<Applicant>): Promise<FileReply> {
  const answering = 'application.answer';
  const companyId = ctx.policy.company(answering);
  const { accountId } = ctx.policy.require(answering);
  return ctx.transaction(async (tx) => {
    const application = await lockApplication(tx, { companyId }, id);
    if (!application) throw refusal('application.notFound');
    if (application.state === 'withdrawn') throw refusal('resume.fileNotFound');
    await noteView(tx, { applicationId: id, accountId, at: ctx.now(), file: true });
    const opened = await openFileOf(ctx, tx, { id, type: 'application' }, answering);
    return fileForCompany(opened, application.resume.name);
  });
}

async function openFileOf(
  ctx: Context,
  tx: Transaction,
  owner: { type: 'resume' | 'application'; id: string },
  as: 'application.apply' | 'application.answer',
): Promise<FileReply> {
  const file = await findResumeFile(tx, owner);
  if (!file) throw refusal('resume.fileNotFound');
  return openAttachment(ctx, tx, { owner, id: file.id, permission: as });
}
