import type { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { educationLevels } from '@sunshine/contract/positions/search-vocabulary.ts';
import { positionKinds } from '@sunshine/contract/positions/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import type { Context } from '../../context.ts';

type Route = typeof searchRoutes.searchPositions;

/** Searches published positions of verified companies for anyone; the answer is the same for everybody. */
export async function searchPositions(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { items, facets, ...found } = await ctx.search.search({
    words: input.q,
    kinds: input.kind,
    towns: input.town,
    education: input.education ?? null,
    salaryMin: input.salaryMin ?? null,
    sort: input.sort,
    page: input.page,
    pageSize,
    today: ctx.today(),
  });
  return {
    ...found,
    page: input.page,
    pageSize,
    items: items.map((item) => ({ ...item, townName: townName(item.town) })),
    facets: {
      kind: facets.kind.map((each) => ({ ...each, label: positionKinds[each.value] })),
      town: facets.town.map((each) => ({ ...each, label: townName(each.value) })),
      education: facets.education.map((each) => ({ ...each, label: educationLevels[each.value] })),
      salaryMin: facets.salaryMin.map((each) => ({ ...each, label: salaryLabel(each.value) })),
    },
  };
}

function salaryLabel(step: number): string {
  if (step === 0) return '不限';
  return step >= 10_000 ? `${step / 10_000} 万以上` : `${step / 1000} 千以上`;
}
