import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { FileReply, Input } from '@sunshine/contract/route.ts';
import { listApplicants, readPositionOfApplicants } from '@sunshine/db/queries/applications/applicants.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { applicantsXlsx } from './applicants-xlsx.ts';
import { applicantLine } from './application-replies.ts';

type Route = typeof applicationRoutes.exportApplicants;

/** More than one tab of a company ever holds. */
const most = 5000;

/** One tab of the applicants as a sheet: what the list on the page says, no contact and nothing else of the person. */
export async function exportApplicants(
  ctx: Context,
  { positionId, group }: Input<Route>,
): Promise<FileReply> {
  const permission = 'application.answer';
  const companyId = ctx.policy.company(permission);
  const lines = await ctx.transaction(async (tx) => {
    const position = positionId ? await readPositionOfApplicants(tx, companyId, positionId) : null;
    if (positionId && !position) throw refusal('application.positionNotFound');
    const rows = await listApplicants(tx, { companyId, positionId, group }, { limit: most, offset: 0 });
    const detail = { group, rows: rows.length, ...(positionId ? { positionId } : {}) };
    const subject = { type: 'company', id: companyId };
    await audit(ctx, tx, 'application.exportApplicants', subject, { permission, detail });
    return rows.map((row) => applicantLine(row, ctx.today()));
  });
  return {
    name: `应聘者_${ctx.today().replaceAll('-', '')}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await applicantsXlsx(lines),
  };
}
