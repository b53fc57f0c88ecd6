import type { searchRoutes } from '@sunshine/contract/positions/search.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { suggest } from '@sunshine/search/suggestions.ts';
import type { Context } from '../../context.ts';

type Route = typeof searchRoutes.suggestPositions;

/** Offers what somebody may be about to type; the answer is the same for everybody. */
export async function suggestPositions(ctx: Context, { q }: Input<Route>): Promise<Reply<Route>> {
  const found = await suggest(ctx.db, q, ctx.today());
  return {
    suggestions: found.map(({ text, kind, town }) => ({
      text,
      kind,
      query: town === null ? { q: text } : { town: [town] },
    })),
  };
}
