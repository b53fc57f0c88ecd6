import type { PositionKind } from '@sunshine/contract/positions/vocabulary.ts';
import type { MultiSearchResult } from 'meilisearch';
import type { FacetValue, PositionQuery, SearchReply } from '../engine.ts';
import { educationFacet, salaryFacet, sortFacet } from '../facets.ts';
import { hitOf } from '../hit.ts';
import type { QueryRun } from '../text/query.ts';
import type { PositionDocument } from './document.ts';
import { type FilterName, filtersOf } from './filter.ts';

export type Found = MultiSearchResult<Pick<PositionDocument, 'card' | 'quotable'>>;

/** Puts the answers of one request together, in the order in which `requestsOf` asked. */
export function replyOf(query: PositionQuery, answers: Found[], runs: QueryRun[]): SearchReply {
  const [page, ...counts] = answers;
  if (!page) throw new Error('the search server answered fewer parts than were asked');
  const names = Object.keys(filtersOf(query)) as FilterName[];
  const facet = (name: FilterName, attribute: string): Record<string, number> => {
    const own = names.indexOf(name);
    return (own < 0 ? page : counts[own])?.facetDistribution?.[attribute] ?? {};
  };
  return {
    items: page.hits.map(({ card, quotable }) => hitOf(card, quotable, runs)),
    total: totalOf(page),
    totalWithoutFilters: totalOf(counts.at(-1)),
    facets: {
      // The index takes its kinds from the database, which knows no others.
      kind: sortFacet(values(facet('kind', 'kind')) as FacetValue<PositionKind>[]),
      town: sortFacet(values(facet('town', 'town'))),
      education: educationFacet(numbered(facet('education', 'education'))),
      salaryMin: salaryFacet(numbered(facet('salaryMin', 'salaryStep'))),
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
