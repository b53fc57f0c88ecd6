import { type SQL, sql } from 'drizzle-orm';
import type { Auxiliary } from './auxiliary.ts';
import { type Coverage, coverageTables } from './coverage.ts';
import type { Frame } from './frame.ts';
import { helpedTable } from './helped.ts';
import type { Counts, Indicator } from './indicator.ts';
import { populationTables } from './population.ts';
import { serviceTables } from './services.ts';

/**
 * The one source of values and lists: `with … facts`, each fact as code, counts, record_type, record_id,
 * person_id, unit_id, on_day, quantity, supplementary, record, again_in. The unit is the one that answers for it at
 * the cutoff. `record` is the frozen text of a fact of a snapshot, null for one that is live.
 *
 * With coverage the facts of the covered units are those of their snapshots. A record that two sources hold counts
 * once: `again_in` are the units that hold it with better right, see `countedIn`.
 */
export function withFacts(
  frame: Frame,
  figures: readonly (Indicator | Auxiliary)[],
  coverage?: Coverage,
): SQL {
  const frozen = coverage && coverage.reports.length > 0 ? coverage : null;
  const tables = [...populationTables(frame), ...serviceTables(frame), helpedTable(frame)];
  const live = sql.join(
    figures.map((each) => factsOf(frame, each)),
    sql` union all `,
  );
  return sql`with recursive ${sql.join(tables, sql`, `)}, entered_outside as materialized (
    select id from placements where supplementary union all select id from internships where supplementary
  ), ${frozen ? frozenTables(frozen, live, figures) : liveTables(live)}`;
}

function liveTables(live: SQL): SQL {
  return sql`answering as materialized (
    select union_id, now_id from unit_now
  ), facts as materialized (
    select l.*, null::text as record, null::uuid[] as again_in from (${live}) l
  )`;
}

function frozenTables(coverage: Coverage, live: SQL, figures: readonly { code: string }[]): SQL {
  const codes = sql.param(figures.map(({ code }) => code));
  return sql`${coverageTables(coverage)}, answering as materialized (
    select union_id, now_id from unit_now where now_id not in (select union_id from covered)
  ), sources as materialized (
    select l.*, null::text as record, 'infinity'::timestamptz as taken_at from (${live}) l
    union all
    select f.code, f.counts, f.record_type, f.record_id, f.person_id,
      -- A unit that has left the snapshot's unit since stays counted where it was frozen.
      case when a.union_id is null then c.union_id else f.unit_id end, f.on_day, f.quantity, f.supplementary,
      f.record, c.taken_at
    from covers c
    join report_facts f on f.report_id = c.report_id and f.code = any(${codes}::text[])
    left join union_ancestry a on a.union_id = f.unit_id and a.ancestor_id = c.union_id
  ), facts as materialized (
    select s.code, s.counts, s.record_type, s.record_id, s.person_id, s.unit_id, s.on_day, s.quantity,
      s.supplementary, s.record,
      case when s.counts not in ('persons', 'openings') then array_agg(s.unit_id) over (
        partition by s.code, s.record_type, s.record_id order by s.taken_at desc, s.unit_id
        rows between unbounded preceding and 1 preceding
      ) end as again_in
    from sources s
  )`;
}

function factsOf(
  frame: Frame,
  { code, counts, facts }: { code: string; counts: Counts; facts(frame: Frame): SQL },
): SQL {
  return sql`select ${code}::text as code, ${counts}::text as counts, f.record_type, f.record_id, f.person_id,
      u.now_id as unit_id, f.on_day, f.quantity, f.record_type = 'supplementary' or (
        f.record_type in ('placement', 'internship') and f.record_id in (select id from entered_outside)
      ) as supplementary
    from (${facts(frame)}) f(record_type, record_id, person_id, unit_id, on_day, quantity)
    join answering u on u.union_id = f.unit_id`;
}

/** Whether fact `f` counts in scope `s`: not where a unit of the same scope holds its record with better right. */
export const countedIn = sql`(f.again_in is null or not exists (
  select 1 from scopes o
  where o.unit_id = s.unit_id and o.own_only = s.own_only and o.member_id = any(f.again_in)
))`;

/** Openings count once a position; null for all other figures. */
export const positionKey = sql`case f.counts when 'openings' then f.record_id end`;

/** One row of a list for each of these keys: the person or the position; null where each record is a row. */
export const groupKey = sql`case f.counts when 'persons' then f.person_id when 'openings' then f.record_id end`;
