import type { Queryable } from '../connect.ts';
import type { Coverage } from './coverage.ts';
import { allFigures, figureNumbered } from './figure-set.ts';
import { figuresStatement } from './figures-statement.ts';
import type { Frame } from './frame.ts';
import { type Scope, scopeKey } from './scopes.ts';

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

export interface CompileOptions {
  /** No other figures than these. */
  only?: readonly string[];
  /** Distinct persons beside the values of 人次 and money: of these cells alone, where the others need not be told. */
  personsOf?: readonly string[];
}

/** Of whom a check or a rate asks the distinct persons (08A′). */
export const personsForChecks: readonly string[] = ['08A'];

/**
 * Figures of all scopes in one statement, by `scopeKey`; persons are recounted in each, never summed. With coverage
 * the units that have a snapshot count as it says, all others from their records.
 */
export async function compileFigures(
  db: Queryable,
  frame: Frame,
  scopes: readonly Scope[],
  coverage?: Coverage,
  { only, personsOf }: CompileOptions = {},
): Promise<ReadonlyMap<string, Figures>> {
  const figures = only ? allFigures.filter(({ code }) => only.includes(code)) : allFigures;
  const frozen = coverage && coverage.reports.length > 0 ? coverage : undefined;
  const question = {
    frame,
    scopes,
    figures,
    personsOf: personsOf ?? figures.map(({ code }) => code),
    coverage: frozen,
  };
  const rows = await db.execute<FigureRow>(figuresStatement(question));
  const compiled = scopes.map(() => new Map<string, Figure>());
  for (const row of rows) {
    const { code, counts } = figureNumbered(row.nr);
    const { persons, supplementary } = row;
    const found =
      counts === 'persons'
        ? { value: BigInt(persons), persons, rows: persons, supplementary }
        : { value: BigInt(row.value), persons, rows: row.rows, supplementary };
    if (found.rows > 0) compiled[row.scope_no]?.set(code, found);
  }
  return new Map(scopes.map((scope, place) => [scopeKey(scope), compiled[place] ?? new Map()]));
}

interface FigureRow extends Record<string, unknown> {
  scope_no: number;
  nr: number;
  value: string;
  persons: number;
  rows: number;
  supplementary: number;
}
