import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertEpisodes } from '@sunshine/db/queries/households/episodes.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { writeVersion } from './change-archive.ts';
import { requireHousehold, requirePast } from './require-household.ts';

type Route = typeof householdRoutes.reopenHousehold;

/** Opens a new episode of a closed archive (重新建档); its number and history stay. */
export async function reopenHousehold(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  requirePast(ctx, input.openedOn, 'openedOn');
  return ctx.transaction(async (tx) => {
    const household = await requireHousehold(ctx, tx, input);
    if (household.closedOn === null) throw refusal('household.alreadyOpen');

    // A member who joined another archive meanwhile is refused by the database: one active archive per person.
    await insertEpisodes(tx, [{ id: ctx.id(), householdId: household.id, openedOn: input.openedOn }]);
    return writeVersion(
      ctx,
      tx,
      household,
      'household.reopen',
      {},
      {
        reason: input.reason,
        summary: [`${input.openedOn} 重新建档`],
      },
    );
  });
}
