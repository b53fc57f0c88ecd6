import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';

/** A number a check reads: a cell, 08A′ (`08A.persons`) or an auxiliary figure. Always the unrounded value. */
export type Term = CellCode | '08A.persons';

/** A cross-check (勾稽校验) as data. hard blocks the submission; soft needs the preparer's note. */
export type CrossCheck = {
  /** Stable name: notes, overrides and snapshots refer to it. */
  readonly key: string;
  readonly level: 'hard' | 'soft';
  /** As staff read it: `01A＝01B＋01C`. */
  readonly title: string;
  /** Persons who make the difference: in the list of `of` and in none of `without`. */
  readonly leftOver?: { readonly of: CellCode; readonly without: readonly CellCode[] };
} & (
  | { readonly operator: 'equal' | 'atMost'; readonly left: readonly Term[]; readonly right: readonly Term[] }
  | {
      readonly operator: 'zeroTogether' | 'zeroThenZero';
      readonly left: readonly [Term];
      readonly right: readonly [Term];
    }
  | { readonly operator: 'averageLoan' }
  | { readonly operator: 'change'; readonly of: CellCode }
);

/** Last year's figures by code: counts, or whole fen. A cell without one is not compared. */
export interface LastYear {
  readonly year: number;
  readonly values: ReadonlyMap<string, bigint>;
}
