import { favouriteRoutes, savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import { addDays } from '../clock.ts';
import type { Candidate } from './hires.ts';
import type { DemoPosition } from './positions.ts';
import type { Stage } from './stage.ts';

/** Searches that graduates of the demo keep, with how often they want to hear of them. */
const kept = [
  { query: 'q=会计&kind=fullTime', rhythm: 'daily' },
  { query: 'town=310118001&town=310118002&education=bachelor', rhythm: 'weekly' },
  { query: 'kind=internship&kind=traineeship', rhythm: 'off', name: '实习和见习' },
] as const;

/** What is searched for and not found; the first ones by several, so that unions see a number. */
const wishes = [
  'q=水下考古',
  'q=水下考古&town=310118104',
  'q=文物修复&town=310118102&salaryMin=8000',
  'q=潜水教练',
  'q=珠宝鉴定&education=bachelor',
  'q=航拍摄影&town=310118106',
  'kind=publicWelfare&occupation=health',
];

/** Graduates keep positions and searches, and leave wishes where nothing is found; people without an account do too. */
export async function searchOn(
  stage: Stage,
  candidates: readonly Candidate[],
  positions: readonly DemoPosition[],
  today: string,
): Promise<void> {
  const open = positions.filter(({ publishedOn, validUntil }) => publishedOn < today && validUntil > today);
  const over = positions.filter(({ validUntil }) => validUntil <= today);
  for (const [index, { actor }] of candidates.slice(0, 8).entries()) {
    stage.on(addDays(today, -14 + index));
    const later = [...open.slice(index * 2, index * 2 + 3), ...over.slice(index, index + 1)];
    for (const { id } of later) await stage.act(favouriteRoutes.keepFavourite, { id }, actor);
    for (const search of kept.slice(0, 3 - (index % 2)))
      await stage.act(savedSearchRoutes.saveSearch, search, actor);
    const [query = ''] = wishes.slice(index % wishes.length);
    for (const each of new Set([wishes[0] ?? '', query]))
      await stage.act(wishRoutes.registerWish, { query: each }, actor);
  }
  for (let visitor = 0; visitor < 12; visitor += 1) {
    stage.on(addDays(today, -1 - visitor * 2));
    const query = wishes[visitor < 8 ? visitor % 2 : visitor % wishes.length] ?? '';
    await stage.act(wishRoutes.registerWish, { query }, null);
  }
}
