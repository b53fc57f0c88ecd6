import type { savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { changeSavedSearch } from '@sunshine/db/queries/positions/saved-searches.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof savedSearchRoutes.openSavedSearch;

/** Opens an own saved search: what was published until now is no longer new to the person. */
export async function openSavedSearch(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    const now = ctx.now();
    const opened = await changeSavedSearch(tx, personId, id, { seenUntil: now, now });
    if (!opened) throw refusal('search.savedNotFound');
    return { query: opened.query };
  });
}
