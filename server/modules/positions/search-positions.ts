import { companyNatures } from '@sunshine/contract/companies/vocabulary.ts';
import type { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { educationLevels, postedLabels } from '@sunshine/contract/positions/search-vocabulary.ts';
import { occupations, positionKinds } from '@sunshine/contract/positions/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import type { Facets } from '@sunshine/search/engine.ts';
import type { Context } from '../../context.ts';
import { hitsShown } from './position-hits.ts';
import { askedOf } from './stored-search.ts';

type Route = typeof searchRoutes.searchPositions;

/** Searches published positions of verified companies for anyone; the answer is the same for everybody. */
export async function searchPositions(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const asked = { ...askedOf(ctx, input, pageSize), page: input.page };
  const { items, facets, ...found } = await ctx.search.search(asked);
  return {
    ...found,
    page: input.page,
    pageSize,
    items: await hitsShown(ctx, items, input.near),
    facets: labelled(facets),
  };
}

/** Every value of a facet with what a person calls it. */
function labelled(facets: Facets): Reply<Route>['facets'] {
  const { kind, town, education, salaryMin, occupation, companyNature, postedWithin, within } = facets;
  return {
    kind: kind.map((each) => ({ ...each, label: positionKinds[each.value] })),
    town: town.map((each) => ({ ...each, label: townName(each.value) })),
    education: education.map((each) => ({ ...each, label: educationLevels[each.value] })),
    salaryMin: salaryMin.map((each) => ({ ...each, label: salaryLabel(each.value) })),
    occupation: occupation.map((each) => ({ ...each, label: occupations[each.value] })),
    companyNature: companyNature.map((each) => ({ ...each, label: companyNatures[each.value] })),
    postedWithin: postedWithin.map((each) => ({ ...each, label: postedLabels[each.value] })),
    openToCurrentYear: facets.openToCurrentYear.map((each) => ({ ...each, label: '应届可投' })),
    major: facets.major.map((each) => ({ ...each, label: each.value })),
    within: within.map((each) => ({ ...each, label: `${each.value} 公里内` })),
  };
}

function salaryLabel(step: number): string {
  if (step === 0) return '不限';
  return step >= 10_000 ? `${step / 10_000} 万以上` : `${step / 1000} 千以上`;
}
