import { lapseReferrals as lapseRows } from '@sunshine/db/queries/applications/referrals.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { tellCaseworker } from './referral-rules.ts';

/** Referrals ended in one transaction at most. */
const batch = 100;

/** Ends the proposals whose last day is past, and tells who made them; nothing ever went to a company. */
export async function lapseReferrals(ctx: Context): Promise<number> {
  let lapsed = 0;
  while (true) {
    const ended = await lapseBatch(ctx);
    lapsed += ended;
    if (ended < batch) return lapsed;
  }
}

async function lapseBatch(ctx: Context): Promise<number> {
  return ctx.transaction(async (tx) => {
    const ended = await lapseRows(tx, ctx.today(), ctx.now(), batch);
    for (const each of ended) {
      const told = {
        what: 'lapsed',
        title: '推荐没等到答复',
        body: '过了答复的日子。打个电话问问，还可以再推荐。',
      };
      await tellCaseworker(tx, each, told);
    }
    for (const { id, unionId } of ended)
      await audit(ctx, tx, 'referral.lapse', { type: 'referral', id, unionId });
    return ended.length;
  });
}
