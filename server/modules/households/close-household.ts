import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { closingReasons } from '@sunshine/contract/households/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { closeEpisode } from '@sunshine/db/queries/households/episodes.ts';
import { updatePerson } from '@sunshine/db/queries/households/people.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { writeVersion } from './change-archive.ts';
import { requireHousehold, requireOpen, requirePast } from './require-household.ts';

type Route = typeof householdRoutes.closeHousehold;

/** Ends the episode of an archive (退出); on its last day it is still active. */
export async function closeHousehold(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  requirePast(ctx, input.closedOn, 'closedOn');
  return ctx.transaction(async (tx) => {
    const household = await requireHousehold(ctx, tx, input);
    requireOpen(household);
    const { closedOn, closingReason } = input;
    if (closedOn < household.openedOn) {
      throw refusal('household.closesBeforeOpening', {
        fields: { closedOn: `建档日期是 ${household.openedOn}。` },
      });
    }

    await closeEpisode(tx, household.episodeId, { closedOn, closingReason, note: input.note || null });
    if (closingReason === 'death') await updatePerson(tx, household.primaryWorkerId, { diedOn: closedOn });
    const label = closingReasons[closingReason];
    return writeVersion(
      ctx,
      tx,
      household,
      'household.close',
      {},
      {
        reason: input.note || label,
        summary: [`${label}，${closedOn} 退出`],
      },
    );
  });
}
