import { type SQL, sql } from 'drizzle-orm';
import type { Coverage } from './coverage.ts';
import { countedIn, selectFacts, withTables } from './facts.ts';
import { type AnyFigure, numberOf } from './figure-set.ts';
import type { Frame } from './frame.ts';
import { type Scope, scopesTable } from './scopes.ts';

/** What one way of counting adds to the statement: its tables, and rows of units (nr, unit_no, …) or of scopes. */
interface Part {
  tables: readonly SQL[];
  byUnit: readonly SQL[];
  byScope: readonly SQL[];
}

export interface Question {
  frame: Frame;
  scopes: readonly Scope[];
  figures: readonly AnyFigure[];
  /** Codes whose distinct persons are asked beside the value. */
  personsOf: readonly string[];
  coverage: Coverage | undefined;
}

/**
 * Figures of all scopes: scope_no, nr, value, persons, rows, supplementary. One pass over the facts: what adds up is
 * summed by unit, then by scope. What does not is recounted: a person whom one unit alone counts adds up too, so
 * only persons of several units and positions are looked at again.
 */
export function figuresStatement({ frame, scopes, figures, personsOf, coverage }: Question): SQL {
  const facts = (some: readonly AnyFigure[]): SQL => sql`(${selectFacts(frame, some, coverage)}) f`;
  const of = (...counts: AnyFigure['counts'][]): AnyFigure[] =>
    figures.filter((each) => counts.includes(each.counts));
  const people = of('persons');
  const records = of('personTimes', 'events', 'sum');
  const withPersons = records.filter(({ code }) => personsOf.includes(code));
  const parts = coverage
    ? // With snapshots a person may stand in several, and a record too.
      [
        part([...people, ...records], (list) =>
          recounted(facts(list), numbersOf([...people, ...withPersons])),
        ),
      ]
    : [
        part(people, (list) => personsOnce(facts(list))),
        part(
          records.filter((each) => !withPersons.includes(each)),
          (list) => summed(facts(list)),
        ),
        part(withPersons, (list) => summedWithPersons(facts(list))),
      ];
  return statementOf(
    frame,
    scopes,
    [...parts.flat(), ...part(of('openings'), (list) => positions(facts(list)))],
    coverage,
  );
}

function part(list: readonly AnyFigure[], make: (list: readonly AnyFigure[]) => Part): Part[] {
  return list.length > 0 ? [make(list)] : [];
}

function numbersOf(figures: readonly AnyFigure[]): SQL {
  return sql.raw(figures.map(numberOf).join(', ') || 'null');
}

function statementOf(
  frame: Frame,
  scopes: readonly Scope[],
  parts: readonly Part[],
  coverage: Coverage | undefined,
): SQL {
  const nobody = sql`select 0::smallint, 0, 0::numeric, 0::bigint, 0::bigint, 0::bigint where false`;
  const byUnit = sql.join([nobody, ...parts.flatMap((each) => each.byUnit)], sql` union all `);
  const byScope = [
    sql`select s.scope_no, u.nr, u.value, u.persons, u.rows, u.supplementary
      from by_unit u join scopes s on s.unit_no = u.unit_no`,
    ...parts.flatMap((each) => each.byScope),
  ];
  const tables = [
    scopesTable(scopes),
    ...parts.flatMap((each) => each.tables),
    sql`by_unit(nr, unit_no, value, persons, rows, supplementary) as (${byUnit})`,
  ];
  return sql`${withTables(frame, coverage)}, ${sql.join(tables, sql`, `)}
    select scope_no, nr, sum(value)::text as value, sum(persons)::int as persons, sum(rows)::int as rows,
      sum(supplementary)::int as supplementary
    from (${sql.join(byScope, sql` union all `)}) counted
    group by scope_no, nr`;
}

/** Records tell each person of a 人 figure once. */
function personsOnce(facts: SQL): Part {
  const byUnit = sql`select nr, unit_no, count(*), count(*), count(*), count(*) filter (where supplementary)
    from ${facts} group by nr, unit_no`;
  return { tables: [], byUnit: [byUnit], byScope: [] };
}

function summed(facts: SQL): Part {
  return { tables: [], byUnit: [sums(facts)], byScope: [] };
}

function sums(facts: SQL): SQL {
  return sql`select nr, unit_no, sum(quantity), 0, count(*), count(*) filter (where supplementary)
    from ${facts} group by nr, unit_no`;
}

function summedWithPersons(facts: SQL): Part {
  const people = distinctPersons(sql`flow`);
  return {
    tables: [
      sql`flow as materialized (select nr, unit_no, person_id, quantity, supplementary from ${facts})`,
      ...people.tables,
    ],
    byUnit: [sums(sql`flow`), ...people.byUnit],
    byScope: people.byScope,
  };
}

/** A record that several snapshots hold counts where `again_in` lets it, persons of the figures numbered once each. */
function recounted(facts: SQL, numbers: SQL): Part {
  const people = distinctPersons(sql`(select * from flow where nr in (${numbers})) f`);
  return {
    tables: [
      sql`flow as materialized (select nr, unit_no, person_id, quantity, supplementary, again_in from ${facts})`,
      ...people.tables,
    ],
    byUnit: [sums(sql`flow where again_in is null`), ...people.byUnit],
    byScope: [
      ...people.byScope,
      sql`select s.scope_no, f.nr, sum(f.quantity), 0, count(*), count(*) filter (where f.supplementary)
        from flow f join scopes s on s.unit_no = f.unit_no
        where f.again_in is not null and ${countedIn} group by s.scope_no, f.nr`,
    ],
  };
}

function distinctPersons(flow: SQL): Part {
  return {
    tables: [
      sql`seen as materialized (
        select nr, person_id, min(unit_no) as unit_no, max(unit_no) as last_no
        from ${flow} where person_id is not null group by nr, person_id
      )`,
      sql`of_several as materialized (
        select f.nr, f.person_id, f.unit_no
        from seen n join flow f on f.nr = n.nr and f.person_id = n.person_id
        where n.unit_no < n.last_no
      )`,
    ],
    byUnit: [
      sql`select nr, unit_no, 0, count(*) filter (where unit_no = last_no), 0, 0 from seen group by nr, unit_no`,
    ],
    byScope: [
      sql`select s.scope_no, f.nr, 0, count(distinct f.person_id), 0, 0
        from of_several f join scopes s on s.unit_no = f.unit_no group by s.scope_no, f.nr`,
    ],
  };
}

/** Of each position the largest headcount shown in the scope. */
function positions(facts: SQL): Part {
  const byScope = sql`select scope_no, nr, sum(quantity), 0, count(*), sum(supplementary)
    from (
      select s.scope_no, f.nr, max(f.quantity) as quantity, count(*) filter (where f.supplementary) as supplementary
      from ${facts} join scopes s on s.unit_no = f.unit_no
      group by s.scope_no, f.nr, f.record_id
    ) shown group by scope_no, nr`;
  return { tables: [], byUnit: [], byScope: [byScope] };
}
