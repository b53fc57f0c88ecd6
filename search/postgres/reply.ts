import { salarySteps } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { FoundPage } from '@sunshine/db/queries/positions/search.ts';
import { educationOfRank } from '../document.ts';
import type { PositionQuery, SearchReply } from '../engine.ts';
import { educationFacet, openFacet, postedFacet, salaryFacet, sortFacet, withinFacet } from '../facets.ts';
import { postedStarts } from '../filters.ts';
import { hitOf } from '../hit.ts';
import type { QueryRun } from '../text/query.ts';

/** The rows and counts of the statement as every engine answers. */
export function replyOf(
  query: PositionQuery,
  page: FoundPage,
  runs: QueryRun[],
  corrected: string | null,
): SearchReply {
  const steps = postedStarts(query.today);
  return {
    items: (page.items ?? []).map(({ quotable, education, ...card }) =>
      hitOf({ ...card, education: educationOfRank(education) }, quotable, runs),
    ),
    total: page.total,
    totalWithoutFilters: page.totalWithoutFilters,
    facets: {
      kind: sortFacet(page.kind ?? []),
      town: sortFacet(page.town ?? []),
      education: educationFacet(new Map(page.education?.map(({ value, count }) => [value, count]))),
      salaryMin: salaryFacet(
        new Map(page.pay?.map(({ value, count }) => [salarySteps[value] ?? 0, count] as const)),
      ),
      occupation: sortFacet(page.occupation ?? []),
      companyNature: sortFacet(page.nature ?? []),
      postedWithin: postedFacet(
        new Map(page.posted?.map(({ value, count }) => [steps[value - 1]?.step ?? 0, count] as const)),
      ),
      openToCurrentYear: openFacet(page.open?.find(({ value }) => value)?.count),
      major: query.major ? [{ value: query.major, count: page.total }] : [],
      within: withinFacet(query.near, page.within ?? page.town ?? []),
    },
    corrected,
    engine: 'postgres',
    degraded: false,
  };
}
