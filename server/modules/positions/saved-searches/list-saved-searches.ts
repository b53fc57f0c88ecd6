import type { savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { blockedCompanies, savedSearchesOf } from '@sunshine/db/queries/positions/saved-searches.ts';
import type { Context } from '../../../context.ts';
import { foundByQuery, freshSince } from './fresh-positions.ts';

/** A graduate's saved searches with what is new in each; one search a line, twenty lines at most. */
export async function listSavedSearches(
  ctx: Context,
): Promise<Reply<typeof savedSearchRoutes.listSavedSearches>> {
  const { personId } = ctx.policy.require('graduate.own');
  const rows = await savedSearchesOf(ctx.db, personId);
  if (rows.length === 0) return { items: [] };
  const blocked = await blockedCompanies(ctx.db, [personId]);
  const found = await foundByQuery(
    ctx,
    rows.map(({ query }) => query),
  );
  return {
    items: rows.map(({ id, name, query, rhythm, seenUntil, createdAt }) => {
      const fresh = freshSince(found.get(query), seenUntil, blocked.get(personId));
      return {
        id,
        name,
        query,
        rhythm,
        fresh: fresh.length,
        freshTitles: fresh.slice(0, 3).map(({ title }) => title),
        seenUntil: seenUntil.toISOString(),
        createdAt: createdAt.toISOString(),
      };
    }),
  };
}
