import { type CompanyNature, companyNatures } from '../companies/vocabulary.ts';
import { isTown, townName } from '../unions/divisions.ts';
import {
  educationLevels,
  type PositionSort,
  positionSorts,
  postedLabels,
  salarySteps,
} from './search-vocabulary.ts';
import {
  type EducationRequirement,
  educationRequirements,
  type Occupation,
  occupations,
  type PositionKind,
  positionKinds,
} from './vocabulary.ts';

/** A search as its address says it. */
export interface SearchAddress {
  q: string;
  town: string[];
  kind: PositionKind[];
  occupation: Occupation[];
  salaryMin: number | undefined;
  education: EducationRequirement | undefined;
  major: string | undefined;
  companyNature: CompanyNature[];
  /** Days, today included. */
  postedWithin: number | undefined;
  openToCurrentYear: true | undefined;
  /** Town that distances count from, and kilometres from there at most. */
  near: string | undefined;
  within: number | undefined;
  sort: PositionSort;
  page: number;
}

export const emptySearch: SearchAddress = {
  q: '',
  town: [],
  kind: [],
  occupation: [],
  salaryMin: undefined,
  education: undefined,
  major: undefined,
  companyNature: [],
  postedWithin: undefined,
  openToCurrentYear: undefined,
  near: undefined,
  within: undefined,
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
  const { several, one, whole, drop, dropped } = reader(params);
  const near = one('near', isTown);
  const within = whole('within', 1, 200);
  // A distance counts from somewhere.
  if (within && !near) drop('within', String(within));
  const sort = one('sort', keyOf(positionSorts)) ?? 'relevance';
  const search: SearchAddress = {
    q: (params.get('q') ?? '').trim().slice(0, 200),
    town: several('town', isTown),
    kind: several('kind', keyOf(positionKinds)),
    occupation: several('occupation', keyOf(occupations)),
    salaryMin: whole('salaryMin', 0, 1_000_000) || undefined,
    education: one('education', keyOf(educationRequirements)),
    major: (params.get('major') ?? '').trim().slice(0, 30) || undefined,
    companyNature: several('companyNature', keyOf(companyNatures)),
    postedWithin: whole('postedWithin', 1, 365),
    openToCurrentYear: one('openToCurrentYear', isTrue),
    near,
    within: near ? within : undefined,
    sort: sort === 'distance' && !near ? 'relevance' : sort,
    page: whole('page', 1, 10_000) ?? 1,
  } as SearchAddress;
  return { search: { ...search, openToCurrentYear: search.openToCurrentYear && true }, dropped };
}

function reader(params: URLSearchParams) {
  const dropped: DroppedValue[] = [];
  const drop = (name: string, value: string): void => {
    dropped.push({ name, value });
  };
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
      drop(name, value);
      return false;
    });
  const one = <T extends string>(name: string, known: (value: string) => value is T): T | undefined =>
    several(name, known)[0];
  const whole = (name: string, min: number, max: number): number | undefined => {
    const [value] = values(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (Number.isInteger(number) && number >= min && number <= max) return number;
    drop(name, value);
    return undefined;
  };
  return { several, one, whole, drop, dropped };
}

function keyOf<T extends Readonly<Record<string, unknown>>>(table: T) {
  return (value: string): value is keyof T & string => Object.hasOwn(table, value);
}

const isTrue = (value: string): value is 'true' => value === 'true';

/** A search as pairs of its address, in the one order of keys; nothing empty, nothing that says the usual. */
export function searchPairs(search: Partial<SearchAddress>): [string, string][] {
  const { sort, page, ...asked } = search;
  const shown: Partial<SearchAddress> = {
    ...asked,
    sort: sort === 'relevance' ? undefined : sort,
    page: page === 1 ? undefined : page,
  };
  return (Object.keys(emptySearch) as (keyof SearchAddress)[]).flatMap((name) =>
    [shown[name] ?? []].flat().flatMap((value): [string, string][] => (value ? [[name, String(value)]] : [])),
  );
}

/** `q=…&kind=…`: what a search asks for, without order and page; the same search gives the same text. */
export function searchText(search: SearchAddress): string {
  const { town, kind, occupation, companyNature } = search;
  const inOrder = {
    ...search,
    town: town.toSorted(),
    kind: kind.toSorted(),
    occupation: occupation.toSorted(),
    companyNature: companyNature.toSorted(),
    // Without a distance at most, the town only orders.
    near: search.within ? search.near : undefined,
    sort: 'relevance' as const,
    page: 1,
  };
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

type Several = 'town' | 'kind' | 'occupation' | 'companyNature';

/** Every filter in force, with the search without it from its first page. */
export function chosenFilters(search: SearchAddress): ChosenFilter[] {
  const first = { ...search, page: 1 };
  const each = <Name extends Several>(
    name: Name,
    label: (value: SearchAddress[Name][number]) => string,
  ): ChosenFilter[] =>
    search[name].map((value) => ({
      name,
      label: label(value),
      without: { ...first, [name]: search[name].filter((other) => other !== value) },
    }));
  const single = (name: keyof SearchAddress, label: string | undefined): ChosenFilter[] =>
    label ? [{ name, label, without: { ...first, [name]: undefined } }] : [];
  return [
    ...each('town', townName),
    ...each('kind', (kind) => positionKinds[kind]),
    ...each('occupation', (occupation) => occupations[occupation]),
    ...single('salaryMin', search.salaryMin ? salaryLabel(search.salaryMin) : undefined),
    ...single('education', search.education && educationLevels[search.education]),
    ...single('major', search.major && `专业：${search.major}`),
    ...each('companyNature', (nature) => companyNatures[nature]),
    ...single('postedWithin', search.postedWithin ? postedLabel(search.postedWithin) : undefined),
    ...single('openToCurrentYear', search.openToCurrentYear && '应届可投'),
    ...nearFilter(search),
  ];
}

/** 离赵巷镇 10 公里内; without the town there is no distance, so both go. */
function nearFilter(search: SearchAddress): ChosenFilter[] {
  if (!search.near) return [];
  const label = search.within
    ? `离${townName(search.near)} ${search.within} 公里内`
    : `从${townName(search.near)}算距离`;
  const sort = search.sort === 'distance' ? ('relevance' as const) : search.sort;
  return [{ name: 'near', label, without: { ...search, near: undefined, within: undefined, sort, page: 1 } }];
}

/** 会计，夏阳街道，5 千以上; a search that asks for nothing is 全部岗位. */
export function searchName(search: SearchAddress): string {
  const filters = chosenFilters(search).filter(({ name }) => name !== 'near' || search.within);
  const parts = [...(search.q ? [search.q] : []), ...filters.map(({ label }) => label)];
  return parts.length > 0 ? parts.join('，') : '全部岗位';
}

/** 5000 → 5 千以上; an amount of one's own in yuan. */
export function salaryLabel(yuan: number): string {
  if (!salarySteps.some((step) => step === yuan)) return `${yuan} 元以上`;
  return yuan >= 10_000 ? `${yuan / 10_000} 万以上` : `${yuan / 1000} 千以上`;
}

export function postedLabel(days: number): string {
  return (postedLabels as Readonly<Record<number, string>>)[days] ?? `近 ${days} 天`;
}
