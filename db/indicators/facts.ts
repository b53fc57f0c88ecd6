import { type SQL, sql } from 'drizzle-orm';
import { type Coverage, coverageTables } from './coverage.ts';
import { type AnyFigure, numberOf } from './figure-set.ts';
import type { Frame } from './frame.ts';
import { helpedTables } from './helped.ts';
import { populationTables } from './population.ts';
import { serviceTables } from './services.ts';
import { unitTables } from './units.ts';

/**
 * The one source of values and lists: `with … facts`, each fact as nr, code, counts, record_type, record_id,
 * person_id, unit_id, unit_no, on_day, quantity, supplementary, record, again_in. The unit is the one that answers
 * for it at the cutoff. `record` is the frozen text of a fact of a snapshot, null for one that is live.
 *
 * With coverage the facts of the covered units are those of their snapshots. A record that two sources hold counts
 * once: `again_in` are the units that hold it with better right, see `countedIn`.
 */
export function withFacts(frame: Frame, figures: readonly AnyFigure[], coverage?: Coverage): SQL {
  const frozen = coverage && coverage.reports.length > 0 ? coverage : undefined;
  return sql`${withTables(frame, frozen)}, facts as not materialized (${selectFacts(frame, figures, frozen)})`;
}

/** The tables that facts are taken from; those nobody asks for cost nothing. */
export function withTables(frame: Frame, coverage?: Coverage): SQL {
  const tables = [
    ...unitTables(frame),
    ...populationTables(frame),
    ...serviceTables(frame),
    ...helpedTables(frame),
    ...(coverage ? [coverageTables(coverage)] : []),
    coverage
      ? sql`answering as materialized (select * from unit_now where now_id not in (select union_id from covered))`
      : sql`answering as not materialized (select * from unit_now)`,
  ];
  return sql`with recursive ${sql.join(tables, sql`, `)}`;
}

/** The facts of some figures, over `withTables` of the same frame and coverage. */
export function selectFacts(frame: Frame, figures: readonly AnyFigure[], coverage?: Coverage): SQL {
  const live = liveFacts(frame, figures, coverage !== undefined);
  return coverage
    ? sql`select * from (${joinedFacts(live, figures)}) f`
    : sql`select l.*, null::text as record, null::uuid[] as again_in from (${live}) l`;
}

function liveFacts(frame: Frame, figures: readonly AnyFigure[], covered: boolean): SQL {
  const filtered = frame.settings.servicesOutsidePopulation ? [] : figures.filter((each) => each.served);
  const others = figures.filter((each) => !filtered.includes(each));
  const sets = [
    ...(others.length > 0 ? [factsOf(frame, others)] : []),
    // Whether a person belongs to P is asked once for all of them.
    ...(filtered.length > 0
      ? [
          sql`select f.* from (${factsOf(frame, filtered)}) f left join population p on p.person_id = f.person_id
            where f.person_id is null or p.person_id is not null`,
        ]
      : []),
  ];
  return sql`select l.nr, l.code, l.counts, l.record_type, l.record_id, l.person_id, u.now_id as unit_id, u.unit_no,
      l.on_day, l.quantity, l.supplementary
    from (${sql.join(sets, sql` union all `)}) l
    ${covered ? sql`join` : sql`left join`} answering u on u.union_id = l.unit_id`;
}

function factsOf(frame: Frame, figures: readonly AnyFigure[]): SQL {
  const each = figures.map(
    (figure) => sql`select ${sql.raw(`${numberOf(figure)}::smallint as nr, '${figure.code}'::text as code`)},
      ${sql.raw(`'${figure.counts}'::text as counts`)}, f.record_type, f.record_id, f.person_id, f.unit_id, f.on_day,
      f.quantity, f.supplementary
      from (${figure.facts(frame)})
        f(record_type, record_id, person_id, unit_id, on_day, quantity, supplementary)`,
  );
  return sql.join(each, sql` union all `);
}

/** Live facts and those of the snapshots together, with the records that both hold marked. */
function joinedFacts(live: SQL, figures: readonly AnyFigure[]): SQL {
  const codes = sql.param(figures.map(({ code }) => code));
  const numbers = sql.raw(
    figures.map((each) => `when '${each.code}' then ${numberOf(each)}::smallint`).join(' '),
  );
  return sql`with sources as materialized (
      select l.*, null::text as record, 'infinity'::timestamptz as taken_at from (${live}) l
      union all
      select case f.code ${numbers} end, f.code, f.counts, f.record_type, f.record_id, f.person_id, n.id, n.unit_no,
        f.on_day, f.quantity, f.supplementary, f.record, c.taken_at
      from covers c
      join report_facts f on f.report_id = c.report_id and f.code = any(${codes}::text[])
      left join union_ancestry a on a.union_id = f.unit_id and a.ancestor_id = c.union_id
      -- A unit that has left the snapshot's unit since stays counted where it was frozen.
      join unit_numbers n on n.id = coalesce(a.union_id, c.union_id)
    ), repeated as materialized (
      select s.nr, s.record_id, array_agg(s.unit_id order by s.taken_at desc, s.unit_id) as units
      from sources s join (
        select nr, record_id from sources where counts not in ('persons', 'openings')
        group by nr, record_id having count(*) > 1
      ) r on r.nr = s.nr and r.record_id = s.record_id
      group by s.nr, s.record_id
    )
    select s.nr, s.code, s.counts, s.record_type, s.record_id, s.person_id, s.unit_id, s.unit_no, s.on_day, s.quantity,
      s.supplementary, s.record, nullif(r.units[1 : array_position(r.units, s.unit_id) - 1], '{}') as again_in
    from sources s left join repeated r on r.nr = s.nr and r.record_id = s.record_id`;
}

/** Whether fact `f` counts in scope `s`: not where a unit of the same scope holds its record with better right. */
export const countedIn = sql`(f.again_in is null or not exists (
  select 1 from scopes o where o.scope_no = s.scope_no and o.member_id = any(f.again_in)
))`;

/** One row of a list for each of these keys: the person or the position; null where each record is a row. */
export const groupKey = sql`case f.counts when 'persons' then f.person_id when 'openings' then f.record_id end`;
