import { majorKeysOf } from '@sunshine/contract/positions/majors.ts';
import { salarySteps } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { SearchStatement } from '@sunshine/db/queries/positions/search.ts';
import { educationRank } from '../document.ts';
import type { PositionQuery } from '../engine.ts';
import { postedStarts, startOfDays, townsByDistance, townsWithin } from '../filters.ts';
import type { Rank } from './match.ts';

/** What is asked, as the one statement takes it. */
export function statementOf(query: PositionQuery, match: string | null, rank: Rank | null): SearchStatement {
  return {
    match,
    rank,
    kinds: query.kinds,
    towns: query.towns,
    educationMax: query.education === null ? null : educationRank(query.education),
    salaryMin: query.salaryMin,
    occupations: query.occupations ?? [],
    natures: query.natures ?? [],
    postedSince: query.postedWithin ? startOfDays(query.today, query.postedWithin) : null,
    majors: query.major ? majorKeysOf(query.major) : [],
    openToCurrentYear: query.openToCurrentYear ?? false,
    townsWithin: townsWithin(query),
    distances: query.near ? townsByDistance(query.near) : [],
    paySteps: salarySteps.slice(1),
    postedStarts: postedStarts(query.today).map(({ start }) => start),
    sort: query.sort === 'distance' && !query.near ? 'relevance' : query.sort,
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
    today: query.today,
  };
}
