import type { savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { changeSavedSearch as change } from '@sunshine/db/queries/positions/saved-searches.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof savedSearchRoutes.changeSavedSearch;

/** Another name or rhythm for an own saved search. */
export async function changeSavedSearch(
  ctx: Context,
  { id, name, rhythm }: Input<Route>,
): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    if (!(await change(tx, personId, id, { name, rhythm, now: ctx.now() })))
      throw refusal('search.savedNotFound');
    const detail = { name: name !== undefined, rhythm };
    await audit(
      ctx,
      tx,
      'search.change',
      { type: 'savedSearch', id },
      { permission: 'graduate.own', detail },
    );
    return { id };
  });
}
