import type { OwnResume } from '@sunshine/contract/applications/resume-schemas.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { type ResumeParts, writeResumeParts } from '@sunshine/db/queries/applications/resume.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { assembleResume } from '../resume.ts';

/**
 * Changes a part of the own résumé: the person first, so that two tabs take turns, then what stands now, then the
 * change. What was sent before stays as it was sent.
 */
export async function changeResume(
  ctx: Context,
  detail: Record<string, unknown>,
  change: (resume: OwnResume) => Omit<ResumeParts, 'updatedAt'>,
): Promise<OwnResume> {
  const permission = 'application.apply';
  const { personId } = ctx.policy.require(permission);
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const parts = change(await assembleResume(ctx, tx, personId));
    await writeResumeParts(tx, personId, { ...parts, updatedAt: ctx.now() });
    const saved = await assembleResume(ctx, tx, personId);
    await audit(ctx, tx, 'resume.save', { type: 'person', id: personId }, { permission, detail });
    return saved;
  });
}
