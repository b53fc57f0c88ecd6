import type { Transaction } from '@sunshine/db/connect.ts';
import type { Context } from '../../context.ts';

/** Applications handled in one transaction. */
const batchSize = 200;

/** Which applications the daily look wants: so many days old, and with `unlessNudged` those not reminded at that age. */
interface Which {
  days: number;
  unlessNudged: boolean;
}

/** Handles what a query locks, batch after batch; every handled one drops out of the query. */
export async function inBatches<Row>(
  ctx: Context,
  which: Which,
  handle: (ctx: Context, tx: Transaction, rows: Row[]) => Promise<void>,
  lock: (tx: Transaction, which: Which & { today: string; limit: number }) => Promise<Row[]>,
): Promise<number> {
  for (let handled = 0; ; ) {
    const count = await ctx.transaction(async (tx) => {
      const rows = await lock(tx, { ...which, today: ctx.today(), limit: batchSize });
      if (rows.length > 0) await handle(ctx, tx, rows);
      return rows.length;
    });
    handled += count;
    if (count < batchSize) return handled;
  }
}
