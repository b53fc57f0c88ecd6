import { centreOf } from '@sunshine/contract/unions/town-centres.ts';
import type { MultiSearchQuery } from 'meilisearch';
import type { PositionQuery } from '../engine.ts';
import { sound } from '../text/pinyin.ts';
import { isPairOnly, type QueryRun } from '../text/query.ts';
import { type FilterName, filtersOf, notExpired } from './filter.ts';
import { majorCode, pairCode } from './pair-code.ts';

export interface Asked {
  /** Words in the form the index holds them. */
  q: string;
  /** Attributes asked; all when left out. */
  on?: string[];
}

/**
 * Words between spaces: the index holds them cut by the same dictionary. A stretch with a character
 * that makes no word with its neighbours is asked by its pairs.
 */
export function wordsAsked(runs: QueryRun[]): Asked {
  return { q: runs.flatMap(wordsOfRun).join(' ') };
}

function wordsOfRun(run: QueryRun): string[] {
  if (run.major) return [majorCode(run.major.key)];
  const pieces = run.words.flatMap((word) => word.pieces);
  const known = run.kind === 'latin' || pieces.every((piece) => piece.length > 1);
  if (known || run.pairs.length === 0) return pieces;
  // One word that others stand for as well is asked as it is: its synonyms are known under its letters.
  return run.words.length === 1 && run.words[0]?.group !== null ? pieces : run.pairs.map(pairCode);
}

/** 看板 as the long text holds what no dictionary knows: character by character, side by side. */
export function apartAsked(runs: QueryRun[]): Asked {
  const words = runs.map((run) =>
    isPairOnly(run) ? `"${[...run.text].join(' ')}"` : wordsOfRun(run).join(' '),
  );
  return { q: words.join(' ') };
}

/** Attributes of sounds: of the title, and of the company and the place. */
const sounds = ['sounds', 'besideSounds'];

/**
 * The same request by its sound. Exactly: what was typed in Chinese must sound so, since the server's own tolerance would find
 * 会议 for 会记 before 会计 is thought of; letters are a sound typed by hand and may be one off.
 */
export function soundsAsked(runs: QueryRun[], how: 'exact' | 'nearly'): Asked {
  const heard = runs.map(({ kind, text }) =>
    how === 'exact' && kind === 'han' ? `"${sound(text)}"` : sound(text),
  );
  return { q: heard.join(' '), on: sounds };
}

/** What each facet is counted from. */
export const attributeOf: Record<Exclude<FilterName, 'major'>, string> = {
  kind: 'kind',
  town: 'town',
  education: 'education',
  salaryMin: 'salaryStep',
  occupation: 'occupation',
  companyNature: 'companyNature',
  postedWithin: 'postedDay',
  openToCurrentYear: 'openToCurrentYear',
  within: 'town',
};
const attributes = [...new Set(Object.values(attributeOf))];

/** Filters whose facet needs a count of its own; that of the major is the total. */
export function countedFilters(query: PositionQuery): (keyof typeof attributeOf)[] {
  return (Object.keys(filtersOf(query)) as FilterName[]).filter((name) => name !== 'major');
}

/**
 * The page, then one count for each filter in force, without that filter: a facet counts
 * what the others leave. All of it goes in one request.
 */
export function requestsOf(indexUid: string, query: PositionQuery, asked: Asked): MultiSearchQuery[] {
  const filters = filtersOf(query);
  const names = Object.keys(filters) as FilterName[];
  const all = names.map((name) => filters[name] ?? '');
  const common = {
    indexUid,
    q: asked.q,
    matchingStrategy: 'all',
    ...(asked.on && { attributesToSearchOn: asked.on }),
  } as const;
  return [
    {
      ...common,
      filter: [notExpired(query.today), ...all],
      facets: attributes,
      sort: sortOf(query),
      page: query.page,
      hitsPerPage: query.pageSize,
      attributesToRetrieve: ['card', 'quotable'],
    },
    ...countedFilters(query).map((name) => ({
      ...common,
      filter: [
        notExpired(query.today),
        ...names.filter((each) => each !== name).map((each) => filters[each] ?? ''),
      ],
      facets: [attributeOf[name]],
      page: 1,
      hitsPerPage: 0,
      attributesToRetrieve: ['id'],
    })),
    // What the words alone find.
    { ...common, filter: [notExpired(query.today)], page: 1, hitsPerPage: 0, attributesToRetrieve: ['id'] },
  ];
}

function sortOf(query: PositionQuery): string[] {
  if (query.sort === 'date') return ['publishedAt:desc'];
  if (query.sort === 'salary') return ['monthlyMin:desc', 'monthlyMax:desc', 'publishedAt:desc'];
  if (query.sort === 'applicants') return ['applicants:asc', 'publishedAt:desc'];
  const centre = query.sort === 'distance' && query.near ? centreOf(query.near) : null;
  if (centre) return [`_geoPoint(${centre[0]}, ${centre[1]}):asc`, 'publishedAt:desc'];
  return [];
}
