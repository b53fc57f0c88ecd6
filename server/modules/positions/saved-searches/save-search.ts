import type { savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import { savedSearchesAtMost } from '@sunshine/contract/positions/matching-vocabulary.ts';
import { searchName } from '@sunshine/contract/positions/search-address.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import {
  changeSavedSearch,
  countSavedSearches,
  insertSavedSearch,
  savedSearchByQuery,
} from '@sunshine/db/queries/positions/saved-searches.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { searchToKeep } from '../stored-search.ts';

type Route = typeof savedSearchRoutes.saveSearch;

/** Keeps a search; the same one again only takes over its name and rhythm. What stands there now counts as seen. */
export async function saveSearch(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  const { search, text: query } = searchToKeep(input.query);
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const had = await savedSearchByQuery(tx, personId, query);
    if (had) {
      const { name, rhythm } = input;
      const changed =
        (await changeSavedSearch(tx, personId, had.id, { name, rhythm, now: ctx.now() })) ?? had;
      return { id: had.id, name: changed.name, created: false };
    }
    if ((await countSavedSearches(tx, personId)) >= savedSearchesAtMost) throw refusal('search.tooManySaved');
    const id = ctx.id();
    const name = input.name ?? searchName(search).slice(0, 40);
    const now = ctx.now();
    const row = {
      id,
      personId,
      name,
      query,
      rhythm: input.rhythm ?? 'daily',
      seenUntil: now,
      toldUntil: now,
    };
    await insertSavedSearch(tx, { ...row, createdAt: now });
    await audit(ctx, tx, 'search.save', { type: 'savedSearch', id }, { permission: 'graduate.own' });
    return { id, name, created: true };
  });
}
