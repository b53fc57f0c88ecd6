import { type SQL, sql } from 'drizzle-orm';
import { type Coverage, coverageTables } from './coverage.ts';
import { type AnyFigure, numberOf } from './figure-set.ts';
import type { Frame } from './frame.ts';
import { helpedTables } from './helped.ts';
import { joinedFacts } from './joined-facts.ts';
import { populationTables } from './population.ts';
import { serviceTables } from './services.ts';
import { unitTables } from './units.ts';

/**
 * The one source of values and lists: `with … facts`, each fact as nr, code, counts, record_type, record_id,
 * person_id, unit_id, unit_no, on_day, quantity, supplementary, record, again_in. The unit is the one that answers
 * for it at the cutoff. `record` is the frozen text of a fact of a snapshot, null for one that is live.
 *
 * With coverage the facts of the covered units are those of their snapshots; `again_in` says who holds the same with
 * better right, see `joined-facts`.
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
    ? joinedFacts(live, figures)
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

/** One row of a list for each of these keys: the person or the position; null where each record is a row. */
export const groupKey = sql`case f.counts when 'persons' then f.person_id when 'openings' then f.record_id end`;
