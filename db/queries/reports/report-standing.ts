import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** What decides who may act on a report: where its unit stands, who had a hand in it so far. */
export interface StandingRow extends Record<string, unknown> {
  /** The unit and every union above it, nearest first. */
  path: string[];
  /** Active accounts that review at the unit itself. */
  ownReviewers: string[];
  /** Accounts that checked, submitted or declared it nil, or wrote its notes, in any round. */
  preparers: string[];
  /** Accounts that reviewed it, in any round. */
  reviewers: string[];
  /** Acceptances of the present round. */
  accepted: { levelUnionId: string; by: string }[];
  /** Name of the union above whose snapshot holds this report; null while none does. */
  heldBy: string | null;
}

/** Which report is asked about; `reportId` null: nothing was done to it yet. */
export interface StandingOf {
  unionId: string;
  campaignId: string;
  reportId: string | null;
  round: number;
}

/** One row for each report asked about, in the same order. */
export async function findStandings(db: Queryable, of: readonly StandingOf[]): Promise<StandingRow[]> {
  const column = (values: readonly (string | number | null)[]) => sql.param(values);
  return db.execute<StandingRow>(sql`
    select
      (select json_agg(a.ancestor_id order by a.depth) from union_ancestry a where a.union_id = q.union_id) as path,
      coalesce((select json_agg(distinct g.account_id) from role_grants g
        join accounts c on c.id = g.account_id and c.state = 'active'
        where g.union_id = q.union_id and g.role = 'reviewer' and g.ended_at is null), '[]') as "ownReviewers",
      coalesce((select json_agg(distinct x.by) from (
        select s.by from report_steps s where s.report_id = q.report_id
          and s.to_state in ('checked', 'submitted', 'nil') and s.by is not null
        union select n.by from report_check_notes n where n.report_id = q.report_id) x), '[]') as preparers,
      coalesce((select json_agg(distinct r.by) from report_reviews r
        where r.report_id = q.report_id), '[]') as reviewers,
      coalesce((select json_agg(json_build_object('levelUnionId', r.level_union_id, 'by', r.by))
        from report_reviews r where r.report_id = q.report_id and r.round = q.round
        and r.decision = 'accepted'), '[]') as accepted,
      (select p.name from unions u join unions p on p.id = u.parent_id
        join reports r on r.union_id = p.id and r.campaign_id = q.campaign_id
        join report_snapshots s on s.report_id = r.id
          and s.below @> jsonb_build_array(jsonb_build_object('reportId', q.report_id))
        where u.id = q.union_id limit 1) as "heldBy"
    from unnest(${column(of.map((each) => each.unionId))}::uuid[], ${column(of.map((each) => each.campaignId))}::uuid[],
      ${column(of.map((each) => each.reportId))}::uuid[], ${column(of.map((each) => each.round))}::int[])
      with ordinality q(union_id, campaign_id, report_id, round, n)
    order by q.n`);
}

/** A unit below with the state of its latest report. */
export interface UnitBelowRow extends Record<string, unknown> {
  unionId: string;
  parentId: string;
  code: string;
  name: string;
  depth: number;
  reportId: string | null;
  version: number;
  state: ReportState;
  /** When and under what its snapshot was taken; null without one. */
  taken: TakenUnder | null;
}

/** The frame a snapshot was taken in. */
export interface TakenUnder {
  /** Last day that counts in it. */
  asOf: string;
  periodStart: string;
  cutoffDay: string;
  /** Null: the very ones that were asked about. */
  settings: unknown;
}

/** Of snapshot `s`, as jsonb; of many reports the settings only where they are not those asked about. */
export function takenUnder(settings: unknown = null): SQL {
  const asked = sql`${JSON.stringify(settings)}::jsonb`;
  return sql`case when s.report_id is not null then json_build_object('asOf', s.as_of,
    'periodStart', s.period_start, 'cutoffDay', s.cutoff_day, 'settings', nullif(s.settings, ${asked})) end`;
}

/** Which units below, and the frame their snapshots are held against. */
export interface BelowOf {
  unionId: string;
  campaignId: string;
  frame: { asOf: string; settings: unknown };
  /** 1: one level down; null: all. */
  depth: number | null;
}

const below = ({ frame, ...of }: BelowOf) => sql`
  select u.id as "unionId", u.parent_id as "parentId", u.code, u.name, a.depth, r.id as "reportId",
    coalesce(r.version, 1) as version, coalesce(r.state, 'draft') as state, ${takenUnder(frame.settings)} as taken
  from union_ancestry a
  join unions u on u.id = a.union_id and (u.closed_on is null or u.closed_on >= ${frame.asOf}::date)
  left join lateral (
    select r.id, r.version, r.state from reports r
    where r.union_id = u.id and r.campaign_id = ${of.campaignId} order by r.version desc limit 1
  ) r on true
  left join report_snapshots s on s.report_id = r.id
  where a.ancestor_id = ${of.unionId} and a.depth > 0
    and a.depth <= coalesce(${of.depth}::int, a.depth)
  order by a.depth, case u.kind when 'territorial' then 0 when 'system' then 1 else 2 end, u.position, u.code`;

/** The units one level down, or all of them: each reports unless it is closed. */
export async function listReportsBelow(db: Queryable, of: BelowOf): Promise<UnitBelowRow[]> {
  return db.execute<UnitBelowRow>(below(of));
}

/**
 * Keeps the latest reports below as they are until commit: nobody returns or recalls one meanwhile. Locked from the
 * top down, as everywhere.
 */
export async function holdReports(
  db: Queryable,
  reportIds: readonly string[],
  how: 'share' | 'update',
): Promise<void> {
  if (reportIds.length === 0) return;
  await db.execute(sql`
    select 1 from reports r where r.id = any(${sql.param(reportIds)}::uuid[])
    order by (select max(a.depth) from union_ancestry a where a.union_id = r.union_id), r.id
    ${how === 'share' ? sql`for share of r` : sql`for update of r`}`);
}
