import { type SQL, sql } from 'drizzle-orm';
import type { Coverage } from './coverage.ts';
import { selectFacts, withTables } from './facts.ts';
import { type AnyFigure, numberOf } from './figure-set.ts';
import type { Frame } from './frame.ts';
import { countedIn } from './joined-facts.ts';
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
  const of = (...counts: AnyFigure['counts'][]): AnyFigure[] =>
    figures.filter((each) => counts.includes(each.counts));
  const records = of('personTimes', 'events', 'sum');
  const withPersons = records.filter(({ code }) => personsOf.includes(code));
  const joined = coverage !== undefined;
  const facts = (some: readonly AnyFigure[]): SQL =>
    joined
      ? sql`(select * from joined where nr in (${sql.raw(some.map(numberOf).join(', '))})) f`
      : sql`(${selectFacts(frame, some)}) f`;
  const parts = [
    part(of('persons'), (list) => people(facts(list), joined)),
    part(
      records.filter((each) => !withPersons.includes(each)),
      (list) => sums(facts(list), joined),
    ),
    part(withPersons, (list) => sumsWithPersons(facts(list), joined)),
    part(of('openings'), (list) => positions(facts(list))),
  ].flat();
  const all = joined ? [sql`joined as materialized (${selectFacts(frame, figures, coverage)})`] : [];
  const nobody = sql`select 0::smallint, 0, 0::numeric, 0::bigint, 0::bigint, 0::bigint where false`;
  const byUnit = sql.join([nobody, ...parts.flatMap((each) => each.byUnit)], sql` union all `);
  const byScope = [
    sql`select s.scope_no, u.nr, u.value, u.persons, u.rows, u.supplementary
      from by_unit u join scopes s on s.unit_no = u.unit_no`,
    ...parts.flatMap((each) => each.byScope),
  ];
  const tables = [
    scopesTable(scopes),
    ...all,
    ...parts.flatMap((each) => each.tables),
    sql`by_unit(nr, unit_no, value, persons, rows, supplementary) as (${byUnit})`,
  ];
  return sql`${withTables(frame, coverage)}, ${sql.join(tables, sql`, `)}
    select scope_no, nr, sum(value)::text as value, sum(persons)::int as persons, sum(rows)::int as rows,
      sum(supplementary)::int as supplementary
    from (${sql.join(byScope, sql` union all `)}) counted
    group by scope_no, nr`;
}

function part(list: readonly AnyFigure[], make: (list: readonly AnyFigure[]) => Part): Part[] {
  return list.length > 0 ? [make(list)] : [];
}

/** What adds up, by unit; `joined`: what another source holds with better right is added scope by scope, where it counts. */
function adding(columns: SQL, facts: SQL, joined: boolean): Part {
  if (!joined) {
    return {
      tables: [],
      byUnit: [sql`select nr, unit_no, ${columns} from ${facts} group by nr, unit_no`],
      byScope: [],
    };
  }
  return {
    tables: [],
    byUnit: [sql`select nr, unit_no, ${columns} from ${facts} where again_in is null group by nr, unit_no`],
    byScope: [
      sql`select s.scope_no, f.nr, ${columns} from ${facts} join scopes s on s.unit_no = f.unit_no
        where f.again_in is not null and ${countedIn} group by s.scope_no, f.nr`,
    ],
  };
}

/** Each source tells a person of a 人 figure once, and only one source is heard about a person. */
function people(facts: SQL, joined: boolean): Part {
  return adding(sql`count(*), count(*), count(*), count(*) filter (where supplementary)`, facts, joined);
}

function sums(facts: SQL, joined: boolean): Part {
  return adding(sql`sum(quantity), 0, count(*), count(*) filter (where supplementary)`, facts, joined);
}

function sumsWithPersons(facts: SQL, joined: boolean): Part {
  const { byUnit, byScope } = sums(sql`flow f`, joined);
  return {
    tables: [
      sql`flow as materialized (select nr, unit_no, person_id, quantity, supplementary, again_in from ${facts})`,
      sql`seen as materialized (
        select nr, person_id, min(unit_no) as unit_no,
          min(unit_no) < max(unit_no) ${joined ? sql`or bool_or(again_in is not null)` : sql``} as several
        from flow where person_id is not null group by nr, person_id
      )`,
      sql`of_several as materialized (
        select f.nr, f.person_id, f.unit_no, f.again_in
        from seen n join flow f on f.nr = n.nr and f.person_id = n.person_id where n.several
      )`,
    ],
    byUnit: [
      ...byUnit,
      sql`select nr, unit_no, 0, count(*) filter (where not several), 0, 0 from seen group by nr, unit_no`,
    ],
    byScope: [
      ...byScope,
      sql`select s.scope_no, f.nr, 0, count(distinct f.person_id), 0, 0
        from of_several f join scopes s on s.unit_no = f.unit_no ${joined ? sql`where ${countedIn}` : sql``}
        group by s.scope_no, f.nr`,
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
