import type { CompanyNature } from '@sunshine/contract/companies/vocabulary.ts';
import { postedSteps } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { Occupation, PositionKind } from '@sunshine/contract/positions/vocabulary.ts';
import type { MultiSearchResult } from 'meilisearch';
import type { FacetValue, PositionQuery, SearchReply } from '../engine.ts';
import { educationFacet, openFacet, postedFacet, salaryFacet, sortFacet, withinFacet } from '../facets.ts';
import { hitOf } from '../hit.ts';
import type { QueryRun } from '../text/query.ts';
import type { PositionDocument } from './document.ts';
import { firstDay } from './filter.ts';
import { attributeOf, countedFilters } from './request.ts';

export type Found = MultiSearchResult<Pick<PositionDocument, 'card' | 'quotable'>>;

/** Puts the answers of one request together, in the order in which `requestsOf` asked. */
export function replyOf(query: PositionQuery, answers: Found[], runs: QueryRun[]): SearchReply {
  const [page, ...counts] = answers;
  if (!page) throw new Error('the search server answered fewer parts than were asked');
  const names = countedFilters(query);
  const facet = (name: keyof typeof attributeOf): Record<string, number> => {
    const own = names.indexOf(name);
    return (own < 0 ? page : counts[own])?.facetDistribution?.[attributeOf[name]] ?? {};
  };
  return {
    items: page.hits.map(({ card, quotable }) => hitOf(card, quotable, runs)),
    total: totalOf(page),
    totalWithoutFilters: totalOf(counts.at(-1)),
    facets: {
      // The index takes its kinds from the database, which knows no others.
      kind: sortFacet(values(facet('kind')) as FacetValue<PositionKind>[]),
      town: sortFacet(values(facet('town'))),
      education: educationFacet(numbered(facet('education'))),
      salaryMin: salaryFacet(numbered(facet('salaryMin'))),
      occupation: sortFacet(values(facet('occupation')) as FacetValue<Occupation>[]),
      companyNature: sortFacet(values(facet('companyNature')) as FacetValue<CompanyNature>[]),
      postedWithin: postedFacet(byStep(query.today, numbered(facet('postedWithin')))),
      openToCurrentYear: openFacet(facet('openToCurrentYear').true),
      major: query.major ? [{ value: query.major, count: totalOf(page) }] : [],
      within: withinFacet(query.near, values(facet('within'))),
    },
    corrected: null,
    engine: 'meilisearch',
    degraded: false,
  };
}

function totalOf(answer: Found | undefined): number {
  const total = answer && 'totalHits' in answer ? answer.totalHits : undefined;
  if (typeof total !== 'number') throw new Error('the search server answered without an exact total');
  return total;
}

function values(distribution: Record<string, number>): FacetValue<string>[] {
  return Object.entries(distribution)
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count }));
}

function numbered(distribution: Record<string, number>): Map<number, number> {
  return new Map(Object.entries(distribution).map(([value, count]) => [Number(value), count]));
}

/** Counts by day as counts by the shortest step of the date filter that reaches back to it, 0 for none. */
function byStep(today: string, days: Map<number, number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [day, count] of days) {
    const step = postedSteps.find((each) => day >= firstDay(today, each)) ?? 0;
    counts.set(step, (counts.get(step) ?? 0) + count);
  }
  return counts;
}
