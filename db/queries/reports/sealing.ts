import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { type TakenUnder, takenUnder } from './report-standing.ts';

/** Reports below that are accepted or nil, where an account prepared or reviewed: it may not seal them. */
export async function handsBelow(
  db: Queryable,
  of: { campaignId: string; unionId: string; accountId: string },
): Promise<{ unionId: string; name: string }[]> {
  return db.execute<{ unionId: string; name: string }>(sql`
    select u.id as "unionId", u.name
    from union_ancestry a
    join unions u on u.id = a.union_id
    join reports r on r.union_id = u.id and r.campaign_id = ${of.campaignId} and r.state in ('accepted', 'nil')
    where a.ancestor_id = ${of.unionId} and a.depth > 0 and (
      exists (select 1 from report_steps s where s.report_id = r.id and s.by = ${of.accountId}
        and s.to_state in ('checked', 'submitted', 'nil'))
      or exists (select 1 from report_reviews w where w.report_id = r.id and w.by = ${of.accountId})
      or exists (select 1 from report_check_notes n where n.report_id = r.id and n.by = ${of.accountId}))
    order by u.position, u.code`);
}

/** Reports about to be sealed with what their snapshots were counted from. */
export interface SealingRow extends Record<string, unknown> {
  reportId: string;
  unionId: string;
  version: number;
  parentId: string | null;
  unitCode: string;
  unitName: string;
  taken: TakenUnder | null;
  /** As the snapshot keeps it. */
  holds: { unionId: string; code: string; name: string; reportId: string | null }[];
  preparedBy: string | null;
  submittedBy: string | null;
}

export async function listSealing(db: Queryable, reportIds: readonly string[]): Promise<SealingRow[]> {
  return db.execute<SealingRow>(sql`
    select r.id as "reportId", r.union_id as "unionId", r.version, u.parent_id as "parentId", u.code as "unitCode",
      u.name as "unitName", ${takenUnder()} as taken,
      coalesce(s.below, '[]') as holds, r.prepared_by as "preparedBy", r.submitted_by as "submittedBy"
    from reports r join unions u on u.id = r.union_id left join report_snapshots s on s.report_id = r.id
    where r.id = any(${sql.param(reportIds)}::uuid[])`);
}

/** Keeps the campaign as it is until commit: a change of its settings and a sealing take turns. */
export async function holdCampaign(tx: Transaction, campaignId: string): Promise<void> {
  await tx.execute(sql`select 1 from campaigns where id = ${campaignId} for share`);
}

/** Seals reports and writes the step of each; their snapshots are final from now on. */
export async function sealReports(
  tx: Transaction,
  sealing: { reportIds: readonly string[]; stepIds: readonly string[]; by: string; role: string; at: Date },
): Promise<void> {
  const at = sql`${sealing.at.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into report_steps (id, report_id, from_state, to_state, at, by, role)
    select x.step_id, r.id, r.state, 'sealed', ${at}, ${sealing.by}, ${sealing.role}
    from unnest(${sql.param(sealing.reportIds)}::uuid[], ${sql.param(sealing.stepIds)}::uuid[]) x(report_id, step_id)
    join reports r on r.id = x.report_id`);
  await tx.execute(sql`
    update reports set state = 'sealed', sealed_by = ${sealing.by}, sealed_at = ${at}, updated_at = ${at}
    where id = any(${sql.param(sealing.reportIds)}::uuid[])`);
}
