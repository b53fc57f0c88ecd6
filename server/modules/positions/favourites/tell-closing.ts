import { markClosingFavourites } from '@sunshine/db/queries/positions/favourites.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';

/** Days before the end of a posting on which its keeper is told. */
const daysBefore = 3;
const batchSize = 200;

/**
 * The daily look at favourites: who keeps a position that ends within three days is told once for that last day, in the
 * transaction that remembers it.
 */
export async function tellOfClosingFavourites(ctx: Context): Promise<number> {
  for (let told = 0; ; ) {
    const marked = await ctx.transaction(async (tx) => {
      const due = await markClosingFavourites(tx, {
        today: ctx.today(),
        days: daysBefore,
        limit: batchSize,
      });
      for (const { personId, positionId, title, companyShortName, validUntil, silent } of due) {
        if (silent) continue;
        await notifyGraduate(tx, personId, {
          topic: 'matching',
          about: `favourite-closing:${positionId}:${validUntil}:${personId}`,
          title: `收藏的“${title}”${spokenDay(validUntil)}截止`,
          body: `${companyShortName}收简历到${spokenDay(validUntil)}。想去就在这之前投。`,
          href: `/positions/${positionId}`,
        });
        told += 1;
      }
      return due.length;
    });
    if (marked < batchSize) return told;
  }
}

/** 2026-09-03 → 9月3日 */
function spokenDay(day: string): string {
  const [, month, date] = day.split('-');
  return `${Number(month)}月${Number(date)}日`;
}
