import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { writeResume } from '@sunshine/db/queries/applications/resume.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { sealPhone } from '../../person-seals.ts';
import { assembleResume } from './resume.ts';

type Route = typeof applicationRoutes.saveResume;

/** Saves the résumé; an empty phone leaves the one on record. What was sent before stays as it was sent. */
export async function saveResume(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const actor = ctx.policy.require('application.apply');
  const { personId } = actor;
  const phone = input.phone ? sealPhone(ctx.cipher, personId, input.phone) : null;
  return ctx.transaction(async (tx) => {
    await writeResume(tx, personId, {
      skills: input.skills,
      experience: input.experience,
      introduction: input.introduction,
      email: input.email || null,
      phone,
      at: ctx.now(),
    });
    const saved = await assembleResume(ctx, tx, personId);
    await audit(
      ctx,
      tx,
      'resume.save',
      { type: 'person', id: personId },
      { permission: 'application.apply' },
    );
    return saved;
  });
}
