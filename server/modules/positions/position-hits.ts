import type { PositionHitReply } from '@sunshine/contract/positions/search.ts';
import { fewApplicantsBelow } from '@sunshine/contract/positions/search-vocabulary.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import { kilometresBetween } from '@sunshine/contract/unions/town-centres.ts';
import { cardFigures } from '@sunshine/db/queries/applications/card-figures.ts';
import type { PositionHit } from '@sunshine/search/engine.ts';
import type { Context } from '../../context.ts';

/** Cards of a search with the names of places, the way there, answer rates and whether few apply, in one statement more. */
export async function hitsShown(
  ctx: Context,
  items: readonly PositionHit[],
  near?: string,
): Promise<PositionHitReply[]> {
  const figures = await cardFigures(ctx.db, items, { fewerThan: fewApplicantsBelow, now: ctx.now() });
  return items.map((item) => ({
    ...item,
    townName: townName(item.town),
    kilometres: away(near, item.town),
    answerRate: figures.get(item.id)?.answerRate ?? null,
    fewApplicants: figures.get(item.id)?.few ?? false,
  }));
}

function away(near: string | undefined, town: string): number | null {
  const kilometres = near ? kilometresBetween(near, town) : null;
  return kilometres === null ? null : Math.round(kilometres);
}
