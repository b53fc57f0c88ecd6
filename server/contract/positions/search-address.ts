import { isTown, townName } from '../unions/divisions.ts';
import { educationLevels, type PositionSort, positionSorts, salarySteps } from './search-vocabulary.ts';
import {
  type EducationRequirement,
  educationRequirements,
  type PositionKind,
  positionKinds,
} from './vocabulary.ts';

/** A search as its address says it. */
export interface SearchAddress {
  q: string;
  kind: PositionKind[];
  town: string[];
  education: EducationRequirement | undefined;
  salaryMin: number | undefined;
  sort: PositionSort;
  page: number;
}

export const emptySearch: SearchAddress = {
  q: '',
  kind: [],
  town: [],
  education: undefined,
  salaryMin: undefined,
  sort: 'relevance',
  page: 1,
};

/** A value of an address that means nothing here, with the name of its filter. */
export interface DroppedValue {
  name: string;
  value: string;
}

/** What an address asks for; what it cannot mean is left out and named. Empty fields of a form are no values. */
export function readSearch(params: URLSearchParams): { search: SearchAddress; dropped: DroppedValue[] } {
  const dropped: DroppedValue[] = [];
  const values = (name: string): string[] => [
    ...new Set(
      params
        .getAll(name)
        .flatMap((each) => each.split(','))
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  ];
  const several = <T extends string>(name: string, known: (value: string) => value is T): T[] =>
    values(name).filter((value): value is T => {
      if (known(value)) return true;
      dropped.push({ name, value });
      return false;
    });
  const one = <T extends string>(name: string, known: (value: string) => value is T): T | undefined =>
    several(name, known)[0];
  const whole = (name: string, min: number, max: number): number | undefined => {
    const [value] = values(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (Number.isInteger(number) && number >= min && number <= max) return number;
    dropped.push({ name, value });
    return undefined;
  };
  const search: SearchAddress = {
    q: (params.get('q') ?? '').trim().slice(0, 200),
    kind: several('kind', keyOf(positionKinds)),
    town: several('town', isTown),
    education: one('education', keyOf(educationRequirements)),
    salaryMin: whole('salaryMin', 0, 1_000_000) || undefined,
    sort: one('sort', keyOf(positionSorts)) ?? 'relevance',
    page: whole('page', 1, 10_000) ?? 1,
  };
  return { search, dropped };
}

function keyOf<T extends Readonly<Record<string, unknown>>>(table: T) {
  return (value: string): value is keyof T & string => Object.hasOwn(table, value);
}

/** A search as pairs of its address, in the one order of keys; nothing empty, nothing that says the usual. */
export function searchPairs(search: Partial<SearchAddress>): [string, string][] {
  const pairs: [string, string | number | undefined][] = [
    ['q', search.q],
    ...(search.kind ?? []).map((value): [string, string] => ['kind', value]),
    ...(search.town ?? []).map((value): [string, string] => ['town', value]),
    ['education', search.education],
    ['salaryMin', search.salaryMin],
    ['sort', search.sort === 'relevance' ? undefined : search.sort],
    ['page', search.page === 1 ? undefined : search.page],
  ];
  return pairs.flatMap(([name, value]) => (value ? [[name, String(value)] as [string, string]] : []));
}

/** `q=…&kind=…`: what a search asks for, without order and page; the same search gives the same text. */
export function searchText(search: SearchAddress): string {
  const { sort: _sort, page: _page, ...asked } = search;
  const inOrder = { ...asked, kind: asked.kind.toSorted(), town: asked.town.toSorted() };
  return new URLSearchParams(searchPairs(inOrder)).toString();
}

export function searchOf(text: string): SearchAddress {
  return readSearch(new URLSearchParams(text)).search;
}

/** One filter in force: its name, what it says, and the search without it. */
export interface ChosenFilter {
  name: keyof SearchAddress;
  label: string;
  without: SearchAddress;
}

export function chosenFilters(search: SearchAddress): ChosenFilter[] {
  const first = { ...search, page: 1 };
  const without = <Name extends 'kind' | 'town'>(name: Name, value: string): SearchAddress => ({
    ...first,
    [name]: search[name].filter((each) => each !== value),
  });
  const chosen: ChosenFilter[] = [
    ...search.town.map((code) => ({
      name: 'town' as const,
      label: townName(code),
      without: without('town', code),
    })),
    ...search.kind.map((kind) => ({
      name: 'kind' as const,
      label: positionKinds[kind],
      without: without('kind', kind),
    })),
  ];
  if (search.salaryMin) {
    const label = salaryLabel(search.salaryMin);
    chosen.push({ name: 'salaryMin', label, without: { ...first, salaryMin: undefined } });
  }
  if (search.education) {
    const label = educationLevels[search.education];
    chosen.push({ name: 'education', label, without: { ...first, education: undefined } });
  }
  return chosen;
}

/** “会计”，夏阳街道，5 千以上; a search that asks for nothing is 全部岗位. */
export function searchName(search: SearchAddress): string {
  const parts = [...(search.q ? [search.q] : []), ...chosenFilters(search).map(({ label }) => label)];
  return parts.length > 0 ? parts.join('，') : '全部岗位';
}

/** 5000 → 5 千以上; an amount of one's own in yuan. */
export function salaryLabel(yuan: number): string {
  if (!salarySteps.some((step) => step === yuan)) return `${yuan} 元以上`;
  return yuan >= 10_000 ? `${yuan / 10_000} 万以上` : `${yuan / 1000} 千以上`;
}
