import { searchName, searchOf } from '@sunshine/contract/positions/search-address.ts';
import { meetWishes as meet, openWishQueries } from '@sunshine/db/queries/positions/wishes.ts';
import type { PositionHit } from '@sunshine/search/engine.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { keptQuery } from '../stored-search.ts';

/** Searches looked at before the next are read. */
const batchSize = 200;
/** Positions tried for a wish; a person may keep away from some companies. */
const tried = 5;

/**
 * The morning look at wishes: each search somebody waits for is searched once; what is found now meets it, and whoever
 * wished it is told, in the same transaction, so that a repeat tells nobody twice.
 */
export async function meetWishes(ctx: Context): Promise<number> {
  let met = 0;
  for (let after = ''; ; ) {
    const queries = await openWishQueries(ctx.db, after, batchSize);
    for (const query of queries) {
      const { items, corrected } = await ctx.search.search(keptQuery(ctx, query, tried));
      // What was searched instead of words found nowhere is not what was wished.
      if (corrected === null) met += await meetBy(ctx, query, items);
    }
    const last = queries.at(-1);
    if (last === undefined || queries.length < batchSize) return met;
    after = last;
  }
}

async function meetBy(ctx: Context, query: string, items: readonly PositionHit[]): Promise<number> {
  const name = searchName(searchOf(query));
  return ctx.transaction(async (tx) => {
    let count = 0;
    for (const { id: positionId, title, companyId, companyName } of items) {
      const met = await meet(tx, { query, positionId, companyId, now: ctx.now() });
      for (const { id, personId } of met) {
        if (!personId) continue;
        await notifyGraduate(tx, personId, {
          topic: 'matching',
          about: `wish-met:${id}`,
          title: '你想要的岗位有了',
          body: `你登记过“${name}”。现在有${title}，${companyName}在招。`,
          href: `/positions/${positionId}`,
        });
      }
      for (const { id } of met) {
        await audit(ctx, tx, 'wish.meet', { type: 'wish', id }, { detail: { positionId } });
      }
      count += met.length;
    }
    return count;
  });
}
