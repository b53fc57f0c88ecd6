import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { answerRateOf } from '@sunshine/db/queries/applications/answer-rate.ts';
import {
  findLiveApplication,
  type PositionToApply,
  readPositionToApply,
} from '@sunshine/db/queries/applications/apply.ts';
import { keepsCompanyOut } from '@sunshine/db/queries/applications/company-blocks.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { assembleResume } from './resume.ts';

type Route = typeof applicationRoutes.previewApplication;

/** Whether a position takes applications today: published, within its validity, of a verified company. */
export function takesApplications(position: PositionToApply, today: string): boolean {
  return (
    position.state === 'published' && position.validUntil >= today && position.companyState === 'verified'
  );
}

/** What a graduate looks at before sending: the position, the résumé, whether it was sent already. */
export async function previewApplication(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const actor = ctx.policy.require('application.apply');
  const position = await readPositionToApply(ctx.db, id);
  if (!position) throw refusal('application.positionNotFound');
  return {
    position,
    open: takesApplications(position, ctx.today()),
    blocked: await keepsCompanyOut(ctx.db, actor.personId, position.companyId),
    resume: await assembleResume(ctx, ctx.db, actor.personId),
    applied: await findLiveApplication(ctx.db, actor.personId, id),
    answerRate: await answerRateOf(ctx.db, position.companyId, ctx.now()),
  };
}
