import { positionReportStates } from '@sunshine/contract/positions/posting-vocabulary.ts';
import type { positionReportRoutes } from '@sunshine/contract/positions/report-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import {
  decideReports,
  lockOpenReports,
  positionOfReport,
} from '@sunshine/db/queries/positions/position-reports.ts';
import { lockPositionInScope } from '@sunshine/db/queries/positions/union-positions.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { reviewWithin } from '../review-position.ts';
import { takingDown } from '../take-down-position.ts';

type Route = typeof positionReportRoutes.decidePositionReport;
type Asked = Input<Route>;

/**
 * Answers a report, or all that wait at the position alike; what was found true may take the position down in the same
 * step. Of two decisions at once the second finds it answered: the position is locked first.
 */
export async function decidePositionReport(ctx: Context, input: Asked): Promise<Reply<Route>> {
  const permission = 'complaint.decide';
  const scope = ctx.policy.unionScope(permission);
  const { accountId: decidedBy } = ctx.policy.require(permission);
  const { id, verdict: state, answer, allOpen, takeDownNote } = input;
  return ctx.transaction(async (tx) => {
    const positionId = await positionOfReport(tx, id);
    const found = positionId ? await lockPositionInScope(tx, scope, positionId) : null;
    if (!found) throw refusal('complaint.notFound');
    const { position, company } = found;
    const reports = await lockOpenReports(tx, position.id, id, allOpen);
    if (reports.length === 0) throw refusal('complaint.alreadyDecided');
    const ids = reports.map((report) => report.id);
    await decideReports(tx, ids, { state, answer, decidedBy, decidedAt: ctx.now() });
    for (const report of reports) await tellReporter(tx, report, position, input);
    const subject = {
      type: 'position',
      id: position.id,
      unionId: position.approvingUnionId ?? company.unionId,
    };
    const detail = { verdict: state, reports: ids };
    await audit(ctx, tx, 'position.decideReports', subject, { permission, detail, reason: answer });
    if (takeDownNote === undefined) return { decided: ids.length, takenDown: false };
    if (position.state !== 'published' && position.state !== 'paused')
      throw refusal('complaint.nothingToTakeDown');
    await reviewWithin(ctx, tx, position.id, takingDown(ctx, takeDownNote));
    return { decided: ids.length, takenDown: true };
  });
}

/** Whoever reported hears what came of it; nobody here learns who that is. */
async function tellReporter(
  tx: Transaction,
  report: { id: string; accountId: string },
  position: { id: string; title: string },
  { verdict, answer, takeDownNote }: Asked,
): Promise<void> {
  const down = takeDownNote === undefined ? '' : '职位已经撤下。';
  await addJob(tx, 'deliver-notice', {
    accountId: report.accountId,
    topic: 'request',
    title: `你举报的“${position.title}”核实过了`,
    body: `结果：${positionReportStates[verdict]}。${down}${answer}`,
    href: `/positions/${position.id}`,
    onceKey: `position-report:${report.id}:${report.accountId}`,
  });
}
