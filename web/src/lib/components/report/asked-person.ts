import type { Explanation } from '@sunshine/contract/reports/explanation-routes.ts';

/** Who was looked for beside a cell, and what the records say of the one chosen. */
export interface AskedPerson {
  who: string;
  /** Null until a name was looked for. */
  people: { personId: string; name: string; hint: string }[] | null;
  told: Explanation | null;
}
