import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import { auxiliaries } from './auxiliary.ts';
import type { Coverage } from './coverage.ts';
import { countedIn, positionKey, withFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import { sunshineIndicators } from './registry.ts';
import { type Scope, scopeKey, scopesTable } from './scopes.ts';

/** What a figure comes to in one scope; all zero where no fact falls into it. */
export interface Figure {
  /** Persons, person-times, events, openings, or whole fen. */
  value: bigint;
  /** Distinct persons behind it. */
  persons: number;
  /** Rows of the list behind it: persons, positions, or records. */
  rows: number;
  /** Facts among them that are 补录. */
  supplementary: number;
}

/** Figures by code, for one scope. */
export type Figures = ReadonlyMap<string, Figure>;

const nothing: Figure = { value: 0n, persons: 0, rows: 0, supplementary: 0 };

export function figure(figures: Figures, code: string): Figure {
  return figures.get(code) ?? nothing;
}

/** Every figure there is: the cells of the form and those beside it. */
export const allFigures = [...sunshineIndicators, ...auxiliaries];

/**
 * All figures of all scopes in one statement, by `scopeKey`; persons are recounted in each, never summed.
 * With coverage the units that have a snapshot count as it says, all others from their records.
 */
export async function compileFigures(
  db: Queryable,
  frame: Frame,
  scopes: readonly Scope[],
  coverage?: Coverage,
): Promise<ReadonlyMap<string, Figures>> {
  const rows = await db.execute<FigureRow>(sql`
    ${withFacts(frame, allFigures, coverage)}, ${scopesTable(scopes)}
    ${figuresFrom(sql`scopes s join facts f on f.unit_id = s.member_id and ${countedIn}`)}`);
  return figuresByScope(rows, scopes);
}

/** The figures of facts `f` in scopes `s` (unit_id, own_only). */
export function figuresFrom(facts: SQL): SQL {
  return sql`select unit_id, own_only, code, sum(quantity)::text as value, sum(rows)::int as rows,
      sum(supplementary)::int as supplementary, count(person_id)::int as persons
    from (
      select s.unit_id, s.own_only, f.code, f.person_id,
        case f.counts when 'persons' then 1 when 'openings' then max(f.quantity) else sum(f.quantity) end as quantity,
        case when f.counts in ('persons', 'openings') then 1 else count(*) end as rows,
        count(*) filter (where f.supplementary) as supplementary
      from ${facts}
      group by s.unit_id, s.own_only, f.code, f.counts, f.person_id, ${positionKey}
    ) grouped
    group by unit_id, own_only, code`;
}

export function figuresByScope(
  rows: readonly FigureRow[],
  scopes: readonly Scope[],
): ReadonlyMap<string, Figures> {
  const compiled = new Map(scopes.map((scope) => [scopeKey(scope), new Map<string, Figure>()]));
  for (const row of rows) {
    compiled.get(scopeKey({ unitId: row.unit_id, ownOnly: row.own_only }))?.set(row.code, {
      value: BigInt(row.value),
      persons: row.persons,
      rows: row.rows,
      supplementary: row.supplementary,
    });
  }
  return compiled;
}

export interface FigureRow extends Record<string, unknown> {
  unit_id: string;
  own_only: boolean;
  code: string;
  value: string;
  rows: number;
  supplementary: number;
  persons: number;
}
