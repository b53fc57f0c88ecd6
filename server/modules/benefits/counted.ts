import type { Counted } from '@sunshine/contract/benefits/loan-schemas.ts';
import type { UncountedReason } from '@sunshine/contract/benefits/vocabulary.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { countedCells } from '@sunshine/db/queries/benefits/counted-cells.ts';
import type { Context } from '../../context.ts';

export interface Payment {
  id: string;
  on: string;
  /** Why it is out of every figure whatever the campaign. */
  struck: UncountedReason | null;
}

/** For each payment the cells it counts in, or why it counts in none. */
export async function countedIn(
  ctx: Context,
  codes: readonly CellCode[],
  payments: readonly Payment[],
): Promise<Map<string, Counted>> {
  const { counted, campaignless } = await countedCells(ctx.db, ctx.today(), codes, payments);
  const cells = Map.groupBy(counted, ({ recordId }) => recordId);
  return new Map(
    payments.map(({ id, struck }) => {
      const found = (cells.get(id) ?? []).map(({ code, year }) => ({ code, year }));
      const missing = campaignless.has(id) ? 'noCampaign' : 'outsidePopulation';
      return [id, { cells: found, whyNot: struck ?? (found.length > 0 ? null : missing) }];
    }),
  );
}
