import { readSearch, searchPairs } from '@sunshine/contract/positions/search-address.ts';
import type { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { fewerWords } from '@sunshine/search/text/fewer-words.ts';
import type { Context } from '../../../context.ts';
import { hitsShown } from '../position-hits.ts';
import { askedOf } from '../stored-search.ts';
import { widenings } from './widening.ts';

type Route = typeof wishRoutes.widenSearch;

/** Asks for less, step by step, until something is found; one search a step, eight at the most. */
export async function widenSearch(ctx: Context, { query }: Input<Route>): Promise<Reply<Route>> {
  const { search } = readSearch(new URLSearchParams(query));
  const tries = widenings(search, fewerWords(search.q));
  let wordsFindNothing = false;
  for (const wider of tries) {
    // Where the words find nothing anywhere, no filter is worth giving up.
    if (wordsFindNothing && wider.search.q === search.q) continue;
    const reply = await ctx.search.search(askedOf(ctx, wider.search, pageSize));
    if (reply.total > 0) {
      return {
        gaveUp: wider.gaveUp,
        query: new URLSearchParams(searchPairs(wider.search)).toString(),
        total: reply.total,
        items: await hitsShown(ctx, reply.items, wider.search.near),
      };
    }
    wordsFindNothing = reply.totalWithoutFilters === 0;
  }
  return { gaveUp: [], query, total: 0, items: [] };
}
