import type { savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { deleteSavedSearch } from '@sunshine/db/queries/positions/saved-searches.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof savedSearchRoutes.removeSavedSearch;

/** Ends an own saved search with its alerts. */
export async function removeSavedSearch(ctx: Context, { id }: Input<Route>): Promise<null> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    if (!(await deleteSavedSearch(tx, personId, id))) throw refusal('search.savedNotFound');
    await audit(ctx, tx, 'search.remove', { type: 'savedSearch', id }, { permission: 'graduate.own' });
    return null;
  });
}
