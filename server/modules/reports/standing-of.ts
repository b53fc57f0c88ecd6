import type { Queryable } from '@sunshine/db/connect.ts';
import type { ReportRow } from '@sunshine/db/queries/reports/report-rows.ts';
import { findStandings } from '@sunshine/db/queries/reports/report-standing.ts';
import type { Standing } from './report-rules.ts';

/** How somebody stands to the report of a unit; `report` null: nothing was done to it yet. */
export async function standingOf(
  db: Queryable,
  actor: { accountId: string; grants: Standing['grants'] },
  of: { unionId: string; campaignId: string; report: ReportRow | null },
): Promise<Standing> {
  const { unionId, campaignId, report } = of;
  const [row] = await findStandings(db, [
    { unionId, campaignId, reportId: report?.id ?? null, round: report?.round ?? 0 },
  ]);
  if (!row) throw new Error('each report asked about has a row');
  return { ...row, actor: actor.accountId, grants: actor.grants };
}
