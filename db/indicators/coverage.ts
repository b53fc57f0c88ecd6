import { frozenStates } from '@sunshine/contract/reports/status.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import { isOneOf } from './frame.ts';

/** Which snapshots stand for which units below a unit, and which units are counted from their records. */
export interface Coverage {
  /** Each stands for its unit and all below that; no unit stands twice. */
  reports: { reportId: string; unionId: string }[];
  /** Units without a snapshot; where nothing below one has any, the unit names itself and all below. */
  uncovered: { unionId: string; code: string; name: string }[];
}

/**
 * A parent recounts from the snapshots of its units and from its own records; a unit without a snapshot is
 * counted from its records, descending: the snapshots of its own units stand. The newest version in a frozen
 * state counts. A closed unit has none: its facts are its successor's.
 * `asOf`: last day that counts, the campaign's cutoff unless said otherwise.
 */
export async function findCoverage(
  db: Queryable,
  campaignId: string,
  unitId: string,
  asOf?: string,
): Promise<Coverage> {
  const units = await db.execute<WalkedUnit>(sql`
    with recursive standing as materialized (
      select distinct on (r.union_id) r.union_id, r.id as report_id
      from reports r
      join unions u on u.id = r.union_id
      join campaigns c on c.id = r.campaign_id
      where r.campaign_id = ${campaignId} and ${isOneOf(sql`r.state`, frozenStates)}
        and coalesce(u.closed_on, 'infinity') >= coalesce(${asOf ?? null}::date, c.cutoff_day)
      order by r.union_id, r.version desc
    ), walk as (
      select u.id, s.report_id from unions u left join standing s on s.union_id = u.id where u.parent_id = ${unitId}
      union all
      select u.id, s.report_id
      from walk w join unions u on u.parent_id = w.id left join standing s on s.union_id = u.id
      where w.report_id is null
    )
    select w.id, u.parent_id as "parentId", w.report_id as "reportId", u.code, u.name,
      u.closed_on is not null and u.successor_id is not null as gone
    from walk w join unions u on u.id = w.id
    order by case u.kind when 'territorial' then 0 when 'system' then 1 else 2 end, u.position, u.code`);
  return {
    reports: units.flatMap(({ id, reportId }) => (reportId ? [{ reportId, unionId: id }] : [])),
    uncovered: withoutSnapshot(units, unitId).map(({ id, code, name }) => ({ unionId: id, code, name })),
  };
}

interface WalkedUnit extends Record<string, unknown> {
  id: string;
  parentId: string;
  reportId: string | null;
  code: string;
  name: string;
  /** Closed and merged: its facts are its successor's. */
  gone: boolean;
}

/** The units counted from records: the topmost where nothing below has a snapshot, else each on the way down. */
function withoutSnapshot(units: readonly WalkedUnit[], parentId: string): WalkedUnit[] {
  return units
    .filter((unit) => unit.parentId === parentId && !unit.reportId)
    .flatMap((unit) => [
      ...(unit.gone ? [] : [unit]),
      ...(holdsSnapshot(units, unit.id) ? withoutSnapshot(units, unit.id) : []),
    ]);
}

function holdsSnapshot(units: readonly WalkedUnit[], parentId: string): boolean {
  return units.some(
    (unit) => unit.parentId === parentId && (unit.reportId !== null || holdsSnapshot(units, unit.id)),
  );
}

/** `covers`: the snapshots that stand, the newest with the highest `source`; `covered`: every unit one of them stands for. */
export function coverageTables({ reports }: Coverage): SQL {
  const ids = sql.param(reports.map(({ reportId }) => reportId));
  const unions = sql.param(reports.map(({ unionId }) => unionId));
  return sql`covers as materialized (
    select c.report_id, c.union_id, row_number() over (order by s.taken_at, c.report_id)::int as source
    from unnest(${ids}::uuid[], ${unions}::uuid[]) c(report_id, union_id)
    left join report_snapshots s on s.report_id = c.report_id
  ), covered as materialized (
    select a.union_id from covers c join union_ancestry a on a.ancestor_id = c.union_id
  )`;
}
