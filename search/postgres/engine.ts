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
import { alternativesOf, turnedRound } from '../correction.ts';
import type { PositionEngine, PositionQuery, PositionSource, SearchReply } from '../engine.ts';
import { type QueryRun, readQuery } from '../text/query.ts';
import { entryOf } from './entry.ts';
import { KeptCounts } from './kept-counts.ts';
import { matchOf, type Rank, rankOf, soundMatchOf, strictMatchOf } from './match.ts';
import { replyOf } from './reply.ts';
import { statementOf } from './statement.ts';
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
  const strict = strictMatchOf(runs);
  const asked = statementOf(query, strict ?? matchOf(runs), rankOf(runs));
  const page = runs.length === 0 ? await browse(db, asked, kept) : await findPositions(db, asked);
  if (runs.length === 0 || page.totalWithoutFilters > 0) return replyOf(query, page, runs, null);
  return (
    (strict === null ? null : await foundTurnedOrApart(db, query, runs)) ??
    (await foundBy(db, query, runs, soundMatchOf(runs), null)) ??
    (await foundCorrected(db, query, runs)) ??
    replyOf(query, page, runs, null)
  );
}

/** Null where it finds nothing. */
async function foundBy(
  db: Database,
  query: PositionQuery,
  runs: QueryRun[],
  match: string | null,
  rank: Rank | null = rankOf(runs),
  corrected: string | null = null,
): Promise<SearchReply | null> {
  const page = await findPositions(db, statementOf(query, match, rank));
  return page.totalWithoutFilters > 0 ? replyOf(query, page, runs, corrected) : null;
}

/** Two characters that stand nowhere side by side: turned round, where that is a term, else each for itself. */
async function foundTurnedOrApart(
  db: Database,
  query: PositionQuery,
  runs: QueryRun[],
): Promise<SearchReply | null> {
  const turned = await turnedRound(db, runs);
  const meant = turned === null ? [] : readQuery(turned);
  const found =
    turned === null ? null : await foundBy(db, query, meant, matchOf(meant), rankOf(meant), turned);
  return found ?? foundBy(db, query, runs, matchOf(runs));
}

async function foundCorrected(
  db: Database,
  query: PositionQuery,
  runs: QueryRun[],
): Promise<SearchReply | null> {
  const alternatives = await alternativesOf(db, runs);
  if (!alternatives) return null;
  const meant = alternatives.map((terms) => terms.map(readQuery));
  const match = all(meant.map((terms) => any(terms.map(matchOf))));
  const words = meant.flat(2);
  return foundBy(
    db,
    query,
    words,
    match,
    rankOf(words),
    alternatives.map((terms) => terms.join('、')).join(' '),
  );
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
