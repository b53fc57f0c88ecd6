import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { answerRateOf } from '@sunshine/db/queries/applications/answer-rate.ts';
import {
  countApplicants,
  listApplicants as listRows,
  readPositionOfApplicants,
} from '@sunshine/db/queries/applications/applicants.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { applicantLine } from './application-replies.ts';

type Route = typeof applicationRoutes.listApplicants;

/** Applicants of the company, of one position or all, with the counts of every tab. */
export async function listApplicants(
  ctx: Context,
  { positionId, group, page }: Input<Route>,
): Promise<Reply<Route>> {
  const companyId = ctx.policy.company('application.answer');
  const position = positionId ? await readPositionOfApplicants(ctx.db, companyId, positionId) : null;
  if (positionId && !position) throw refusal('application.positionNotFound');
  const filter = { companyId, positionId };
  const rows = await listRows(
    ctx.db,
    { ...filter, group },
    { limit: pageSize, offset: (page - 1) * pageSize },
  );
  const { counts, overdue } = await countApplicants(ctx.db, filter, ctx.today());
  return {
    items: rows.map((row) => applicantLine(row, ctx.today())),
    total: counts[group],
    page,
    counts,
    overdue,
    position,
    answerRate: await answerRateOf(ctx.db, companyId, ctx.now()),
  };
}
