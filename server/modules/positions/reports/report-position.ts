import type { positionReportRoutes } from '@sunshine/contract/positions/report-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { isPublicPosition } from '@sunshine/db/queries/positions/favourites.ts';
import { insertReport } from '@sunshine/db/queries/positions/position-reports.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { takeLimit } from '../../../limits.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof positionReportRoutes.reportPosition;

/** Reports one person may make in a day; more is a quarrel. */
const daily = { max: 20, windowSeconds: 86_400 };

/** Reports a position (举报); one open report for each person and position is the constraint's. */
export async function reportPosition(
  ctx: Context,
  { id: positionId, reason, note }: Input<Route>,
): Promise<Reply<Route>> {
  const permission = 'graduate.own';
  const { accountId } = ctx.policy.require(permission);
  await takeLimit(ctx, `position.report:${accountId}`, daily);
  return ctx.transaction(async (tx) => {
    if (!(await isPublicPosition(tx, positionId))) throw refusal('complaint.positionNotFound');
    const id = ctx.id();
    await insertReport(tx, { id, positionId, accountId, reason, note, reportedAt: ctx.now() });
    const subject = { type: 'position', id: positionId };
    await audit(ctx, tx, 'position.report', subject, { permission, detail: { reason } });
    return { id };
  });
}
