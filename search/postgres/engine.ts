import { majorKeysOf } from '@sunshine/contract/positions/majors.ts';
import { salarySteps } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { Database } from '@sunshine/db/connect.ts';
import {
  type FoundCounts,
  type FoundPage,
  findPositions,
  findRows,
  type SearchStatement,
} from '@sunshine/db/queries/positions/search.ts';
import {
  countIndexEntries,
  indexedVersions,
  putIndexEntries,
  removeIndexEntries,
} from '@sunshine/db/queries/positions/search-index.ts';
import { documentFormat } from '@sunshine/db/queries/positions/search-source.ts';
import { alternativesOf } from '../correction.ts';
import { educationOfRank, educationRank } from '../document.ts';
import type { PositionEngine, PositionQuery, PositionSource, SearchReply } from '../engine.ts';
import { educationFacet, openFacet, postedFacet, salaryFacet, sortFacet, withinFacet } from '../facets.ts';
import { postedStarts, startOfDays, townsByDistance, townsWithin } from '../filters.ts';
import { hitOf } from '../hit.ts';
import { type QueryRun, readQuery } from '../text/query.ts';
import { entryOf } from './entry.ts';
import { KeptCounts } from './kept-counts.ts';
import { matchOf, type Rank, rankOf, soundMatchOf } from './match.ts';
import { termsOf } from './terms.ts';
import { all, any } from './tsearch.ts';

/** Searches and keeps the index in PostgreSQL itself; its changes are seen at once. */
export function postgresEngine(db: Database, kept = new KeptCounts()): PositionEngine {
  return {
    lock: 'postgres',
    prepare: async () => undefined,
    search: (query) => search(db, query, kept),
    index: (sources) => index(db, sources),
    remove: (ids) => removeIndexEntries(db, ids),
    rebuild: (source) => rebuild(db, source),
    versions: () => indexedVersions(db),
    state: async () => ({ engine: 'postgres', documents: await countIndexEntries(db), degraded: false }),
    // Its writes and its backups are those of the positions themselves.
    mark: async () => String(documentFormat),
  };
}

/** As typed, one statement; only what is found nowhere is tried by its sound and then corrected. */
async function search(db: Database, query: PositionQuery, kept: KeptCounts): Promise<SearchReply> {
  const runs = readQuery(query.words);
  const asked = statementOf(query, matchOf(runs), rankOf(runs));
  const page = runs.length === 0 ? await browse(db, asked, kept) : await findPositions(db, asked);
  if (runs.length === 0 || page.totalWithoutFilters > 0) return replyOf(query, page, runs, null);

  const soundMatch = soundMatchOf(runs);
  const bySound = await findPositions(db, statementOf(query, soundMatch, null));
  if (bySound.totalWithoutFilters > 0) return replyOf(query, bySound, runs, null);

  const alternatives = await alternativesOf(db, runs);
  if (!alternatives) return replyOf(query, page, runs, null);
  const meant = alternatives.map((terms) => terms.map(readQuery));
  const match = all(meant.map((terms) => any(terms.map(matchOf))));
  const found = await findPositions(db, statementOf(query, match, rankOf(meant.flat(2))));
  if (found.totalWithoutFilters === 0) return replyOf(query, page, runs, null);
  return replyOf(query, found, meant.flat(2), alternatives.map((terms) => terms.join('、')).join(' '));
}

/** Without words every position is counted; what was counted a moment ago is not counted again. */
async function browse(db: Database, asked: SearchStatement, kept: KeptCounts): Promise<FoundPage> {
  const { limit: _limit, offset: _offset, sort: _sort, distances: _distances, ...counted } = asked;
  const key = JSON.stringify(counted);
  const known = kept.get(key);
  if (known) return { ...known, items: await findRows(db, asked) };
  const page = await findPositions(db, asked);
  const { items: _items, ...counts } = page;
  kept.keep(key, counts satisfies FoundCounts);
  return page;
}

function statementOf(query: PositionQuery, match: string | null, rank: Rank | null): SearchStatement {
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

function replyOf(
  query: PositionQuery,
  page: FoundPage,
  runs: QueryRun[],
  corrected: string | null,
): SearchReply {
  const steps = postedStarts(query.today);
  return {
    items: (page.items ?? []).map(({ quotable, education, ...card }) =>
      hitOf({ ...card, education: educationOfRank(education) }, quotable, runs),
    ),
    total: page.total,
    totalWithoutFilters: page.totalWithoutFilters,
    facets: {
      kind: sortFacet(page.kind ?? []),
      town: sortFacet(page.town ?? []),
      education: educationFacet(new Map(page.education?.map(({ value, count }) => [value, count]))),
      salaryMin: salaryFacet(
        new Map(page.pay?.map(({ value, count }) => [salarySteps[value] ?? 0, count] as const)),
      ),
      occupation: sortFacet(page.occupation ?? []),
      companyNature: sortFacet(page.nature ?? []),
      postedWithin: postedFacet(
        new Map(page.posted?.map(({ value, count }) => [steps[value - 1]?.step ?? 0, count] as const)),
      ),
      openToCurrentYear: openFacet(page.open?.find(({ value }) => value)?.count),
      major: query.major ? [{ value: query.major, count: page.total }] : [],
      within: withinFacet(query.near, page.within ?? page.town ?? []),
    },
    corrected,
    engine: 'postgres',
    degraded: false,
  };
}

const batchSize = 500;

async function index(db: Database, sources: PositionSource[]): Promise<void> {
  for (let at = 0; at < sources.length; at += batchSize) {
    const batch = sources.slice(at, at + batchSize);
    await putIndexEntries(db, batch.map(entryOf), termsOf(batch));
  }
}

/** In place: every row changes in one statement of its batch, so that a search never meets a hole. */
async function rebuild(db: Database, source: () => AsyncIterable<PositionSource[]>): Promise<void> {
  const stale = new Set((await indexedVersions(db)).keys());
  for await (const batch of source()) {
    await index(db, batch);
    for (const { id } of batch) stale.delete(id);
  }
  if (stale.size > 0) await removeIndexEntries(db, [...stale]);
}
