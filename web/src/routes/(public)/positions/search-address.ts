import {
  type PositionSort,
  positionSorts,
  salarySteps,
} from '@sunshine/contract/positions/search-vocabulary.ts';
import {
  type EducationRequirement,
  educationRequirements,
  type PositionKind,
  positionKinds,
} from '@sunshine/contract/positions/vocabulary.ts';
import { isTown, townName } from '@sunshine/contract/unions/divisions.ts';
import { type PositionSearch, url } from '#lib/url.ts';

/** A search as its address says it; what the address cannot mean is left out. */
export interface SearchAddress {
  q: string;
  kind: PositionKind[];
  town: string[];
  education: EducationRequirement | undefined;
  salaryMin: number | undefined;
  sort: PositionSort;
  page: number;
}

export function readAddress(search: URLSearchParams): SearchAddress {
  const list = (name: string): string[] => [
    ...new Set(search.getAll(name).flatMap((each) => each.split(','))),
  ];
  const education = search.get('education');
  const sort = search.get('sort');
  const salaryMin = Number(search.get('salaryMin'));
  const page = Number(search.get('page'));
  return {
    q: (search.get('q') ?? '').trim().slice(0, 200),
    kind: list('kind').filter((each): each is PositionKind => Object.hasOwn(positionKinds, each)),
    town: list('town').filter((code) => isTown(code)),
    education:
      education && Object.hasOwn(educationRequirements, education)
        ? (education as EducationRequirement)
        : undefined,
    salaryMin: Number.isInteger(salaryMin) && salaryMin > 0 && salaryMin <= 1_000_000 ? salaryMin : undefined,
    // Distance needs a place to count from, which this address does not carry.
    sort:
      sort && sort !== 'distance' && Object.hasOwn(positionSorts, sort)
        ? (sort as PositionSort)
        : 'relevance',
    page: Number.isInteger(page) && page > 1 && page <= 10_000 ? page : 1,
  };
}

/** The one address of a search: nothing empty, nothing that says the usual. */
export function addressOf(search: Partial<SearchAddress>): string {
  const shown: PositionSearch = {
    q: search.q || undefined,
    kind: search.kind,
    town: search.town,
    education: search.education,
    salaryMin: search.salaryMin,
    sort: search.sort === 'relevance' ? undefined : search.sort,
    page: search.page === 1 ? undefined : search.page,
  };
  return url.positions(shown);
}

export interface ChosenFilter {
  name: 'kind' | 'town' | 'education' | 'salaryMin';
  label: string;
  /** The same search without it, from its first page. */
  without: string;
}

/** Every filter in force with the way out of it. */
export function chosenFilters(
  search: SearchAddress,
  educationLabel: (level: EducationRequirement) => string,
): ChosenFilter[] {
  const first = { ...search, page: 1 };
  return [
    ...search.town.map(
      (code): ChosenFilter => ({
        name: 'town',
        label: townName(code),
        without: addressOf({ ...first, town: search.town.filter((each) => each !== code) }),
      }),
    ),
    ...search.kind.map(
      (kind): ChosenFilter => ({
        name: 'kind',
        label: positionKinds[kind],
        without: addressOf({ ...first, kind: search.kind.filter((each) => each !== kind) }),
      }),
    ),
    ...(search.salaryMin
      ? [
          {
            name: 'salaryMin' as const,
            label: salaryLabel(search.salaryMin),
            without: addressOf({ ...first, salaryMin: undefined }),
          },
        ]
      : []),
    ...(search.education
      ? [
          {
            name: 'education' as const,
            label: educationLabel(search.education),
            without: addressOf({ ...first, education: undefined }),
          },
        ]
      : []),
  ];
}

/** 5000 → 5 千以上; an amount of one's own in yuan. */
export function salaryLabel(yuan: number): string {
  if (!salarySteps.some((step) => step === yuan)) return `${yuan} 元以上`;
  return yuan >= 10_000 ? `${yuan / 10_000} 万以上` : `${yuan / 1000} 千以上`;
}
