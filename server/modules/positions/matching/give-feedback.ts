import type { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readPositionToApply } from '@sunshine/db/queries/applications/apply.ts';
import { ensureGraduates } from '@sunshine/db/queries/households/graduates.ts';
import { removeFeedback, saveFeedback } from '@sunshine/db/queries/positions/matching/feedback.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Give = typeof matchingRoutes.giveFeedback;
type TakeBack = typeof matchingRoutes.takeBackFeedback;

/** 不合适，因为……: kept per position, the latest answer holds. */
export async function giveFeedback(ctx: Context, { id, reason, note }: Input<Give>): Promise<Reply<Give>> {
  const { personId } = ctx.policy.require('graduate.own');
  await ctx.transaction(async (tx) => {
    if (!(await readPositionToApply(tx, id))) throw refusal('position.notFound');
    await ensureGraduates(tx, [{ personId, placeOfOrigin: null }]);
    await saveFeedback(tx, { personId, positionId: id, reason, note, givenAt: ctx.now() });
    const subject = { type: 'position', id };
    await audit(ctx, tx, 'recommendation.refuse', subject, {
      permission: 'graduate.own',
      detail: { reason },
    });
  });
  return { positionId: id };
}

/** Takes the answer back; the position may be recommended again. */
export async function takeBackFeedback(ctx: Context, { id }: Input<TakeBack>): Promise<Reply<TakeBack>> {
  const { personId } = ctx.policy.require('graduate.own');
  await ctx.transaction(async (tx) => {
    const reason = await removeFeedback(tx, personId, id);
    if (reason === null) throw refusal('recommendation.nothingToTakeBack');
    const subject = { type: 'position', id };
    await audit(ctx, tx, 'recommendation.takeBack', subject, {
      permission: 'graduate.own',
      detail: { reason },
    });
  });
  return { positionId: id };
}
