import type { FormKey, ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import type { UnionKind } from '@sunshine/contract/unions/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** A report that somebody may have to review or seal. */
export interface QueueRow extends Record<string, unknown> {
  reportId: string;
  campaignId: string;
  unionId: string;
  form: FormKey;
  year: number;
  /** Last day that counts in the campaign. */
  cutoffDay: string;
  code: string;
  name: string;
  kind: UnionKind;
  parentName: string | null;
  state: ReportState;
  round: number;
  submittedAt: string | null;
  preparerName: string | null;
  /** Last day that counts in its snapshot. */
  asOf: string;
  notes: number;
  overrides: number;
  /** The unit above holds it: it is sealed together with that one. */
  held: boolean;
}

/** Latest reports of the scope that are submitted, accepted or nil, the longest waiting first. */
export async function listQueueRows(
  db: Queryable,
  scope: readonly string[],
  states: readonly ReportState[],
): Promise<QueueRow[]> {
  return db.execute<QueueRow>(sql`
    select r.id as "reportId", r.campaign_id as "campaignId", r.union_id as "unionId", c.form, c.year,
      c.cutoff_day as "cutoffDay", u.code, u.name, u.kind, p.name as "parentName", r.state, r.round,
      r.submitted_at as "submittedAt", r.preparer_name as "preparerName", s.as_of as "asOf",
      (select count(*)::int from jsonb_array_elements(s.checks) k where k ->> 'note' is not null) as notes,
      (select count(*)::int from jsonb_array_elements(s.checks) k where k ->> 'override' is not null) as overrides,
      (p.id is not null and not exists (select 1 from reports a where a.union_id = p.id
        and a.campaign_id = r.campaign_id and a.state = 'sealed')) as held
    from reports r
    join campaigns c on c.id = r.campaign_id
    join unions u on u.id = r.union_id
    left join unions p on p.id = u.parent_id
    join report_snapshots s on s.report_id = r.id
    where r.state = any(${sql.param(states)}::text[]) and exists (
      select 1 from union_ancestry a where a.union_id = r.union_id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))
    order by r.submitted_at, r.id
    limit 1000`);
}
