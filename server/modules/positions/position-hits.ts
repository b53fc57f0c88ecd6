import type { PositionHitReply } from '@sunshine/contract/positions/search.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import { kilometresBetween } from '@sunshine/contract/unions/town-centres.ts';
import { answerRates } from '@sunshine/db/queries/applications/answer-rate.ts';
import type { PositionHit } from '@sunshine/search/engine.ts';
import type { Context } from '../../context.ts';

/** Cards of a search with the names of places, the way there and their companies' answer rates, in one statement more. */
export async function hitsShown(
  ctx: Context,
  items: readonly PositionHit[],
  near?: string,
): Promise<PositionHitReply[]> {
  const companies = [...new Set(items.map(({ companyId }) => companyId))];
  const answers = await answerRates(ctx.db, companies, ctx.now());
  return items.map((item) => ({
    ...item,
    townName: townName(item.town),
    kilometres: away(near, item.town),
    answerRate: answers.get(item.companyId)?.percent ?? null,
  }));
}

function away(near: string | undefined, town: string): number | null {
  const kilometres = near ? kilometresBetween(near, town) : null;
  return kilometres === null ? null : Math.round(kilometres);
}
