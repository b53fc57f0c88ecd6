import { type SearchAddress, searchPairs } from '@sunshine/contract/positions/search-address.ts';
import { url } from './url.ts';

/** The one address of a search. */
export function searchAddress(search: Partial<SearchAddress>): string {
  const query = new URLSearchParams(searchPairs(search)).toString();
  return query ? `${url.positions()}?${query}` : url.positions();
}
