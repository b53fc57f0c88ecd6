import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { assembleResume } from './resume.ts';

/** A graduate's own résumé. */
export async function ownResume(ctx: Context): Promise<Reply<typeof applicationRoutes.ownResume>> {
  const actor = ctx.policy.require('application.apply');
  return assembleResume(ctx, ctx.db, actor.personId);
}
