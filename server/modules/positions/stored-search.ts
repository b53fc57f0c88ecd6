import {
  readSearch,
  type SearchAddress,
  searchOf,
  searchText,
} from '@sunshine/contract/positions/search-address.ts';
import type { PositionQuery } from '@sunshine/search/engine.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** A search that someone hands over to be kept, in its one form; refused where it asks for something that does not exist. */
export function searchToKeep(query: string): { search: SearchAddress; text: string } {
  const { search, dropped } = readSearch(new URLSearchParams(query));
  if (dropped.length > 0) throw refusal('search.unreadable');
  return { search, text: searchText(search) };
}

/** A search as it is kept, or as a request brings it: what nobody said may be missing. */
type Asked = Partial<Omit<SearchAddress, 'openToCurrentYear'>> &
  Pick<SearchAddress, 'q' | 'kind' | 'town' | 'occupation' | 'companyNature' | 'sort'> &
  Pick<PositionQuery, 'openToCurrentYear'>;

/** What the engine is asked for the first page of a search of an address. */
export function askedOf(ctx: Context, search: Asked, pageSize: number): PositionQuery {
  return {
    words: search.q,
    kinds: search.kind,
    towns: search.town,
    education: search.education ?? null,
    salaryMin: search.salaryMin ?? null,
    occupations: search.occupation,
    natures: search.companyNature,
    postedWithin: search.postedWithin ?? null,
    major: search.major || null,
    openToCurrentYear: search.openToCurrentYear,
    near: search.near ?? null,
    within: search.within ?? null,
    sort: search.sort,
    page: 1,
    pageSize,
    today: ctx.today(),
  };
}

/** The same for a search that was kept, the newest first; what no longer exists of it is left out. */
export function keptQuery(ctx: Context, text: string, pageSize: number): PositionQuery {
  return askedOf(ctx, { ...searchOf(text), sort: 'date' }, pageSize);
}
