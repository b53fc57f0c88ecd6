import type { SearchAddress } from '@sunshine/contract/positions/search-address.ts';
import type { WideningStep } from '@sunshine/contract/positions/search-vocabulary.ts';
import { withNeighbours } from '@sunshine/contract/unions/neighbours.ts';

/** A search with less asked for; null where there is nothing of this to give up. */
type Widen = (search: SearchAddress, fewerWords: string | null) => SearchAddress | null;

/**
 * What each step gives up, in the order in which they are tried; each stands on the one before. The level of education is
 * not among them: nobody is shown what asks for more than they have.
 */
const steps: Readonly<Record<WideningStep, Widen>> = {
  postedWithin: (search) => (search.postedWithin ? { ...search, postedWithin: undefined } : null),
  salaryMin: (search) => (search.salaryMin ? { ...search, salaryMin: undefined } : null),
  companyNature: (search) => (search.companyNature.length > 0 ? { ...search, companyNature: [] } : null),
  near: (search) => (search.town.length > 0 ? { ...search, town: withNeighbours(search.town) } : null),
  town: (search) =>
    search.town.length > 0 || search.within
      ? { ...search, town: [], near: undefined, within: undefined }
      : null,
  occupation: (search) => (search.occupation.length > 0 ? { ...search, occupation: [] } : null),
  kind: (search) => (search.kind.length > 0 ? { ...search, kind: [] } : null),
  words: (search, fewerWords) =>
    fewerWords && fewerWords !== search.q ? { ...search, q: fewerWords } : null,
};

export interface Widened {
  gaveUp: WideningStep[];
  search: SearchAddress;
}

/** The searches to try one after another, each wider than the one before. */
export function widenings(search: SearchAddress, fewerWords: string | null): Widened[] {
  const tries: Widened[] = [];
  let current: Widened = { gaveUp: [], search: { ...search, page: 1, sort: 'relevance' } };
  for (const [step, widen] of Object.entries(steps) as [WideningStep, Widen][]) {
    const wider = widen(current.search, fewerWords);
    if (!wider) continue;
    // The whole district includes the neighbours: only the wider of both is named.
    const named = step === 'town' ? current.gaveUp.filter((each) => each !== 'near') : current.gaveUp;
    current = { gaveUp: [...named, step], search: wider };
    tries.push(current);
  }
  return tries;
}
