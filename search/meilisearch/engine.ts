import { documentFormat } from '@sunshine/db/queries/positions/search-source.ts';
import { Meilisearch } from 'meilisearch';
import type { PositionEngine, PositionQuery, PositionSource, SearchReply } from '../engine.ts';
import { isPairOnly, type QueryRun, readQuery } from '../text/query.ts';
import { documentOf, type PositionDocument } from './document.ts';
import { type Found, replyOf } from './reply.ts';
import { type Asked, apartAsked, requestsOf, soundsAsked, wordsAsked } from './request.ts';
import { indexSettings, settingsToApply } from './settings.ts';
import { done, isMissingIndex } from './tasks.ts';

export interface MeilisearchOptions {
  url: string;
  key: string;
  /** Name of the index; tests take one of their own. */
  index?: string;
  /** Milliseconds that a search may take. */
  searchTimeout?: number;
  /** For each mistyped stretch what was likely meant, best first; null when nothing is near. */
  alternatives?: (runs: QueryRun[]) => Promise<string[][] | null>;
  /** The request with two characters turned round where that makes a term in use. */
  turned?: (runs: QueryRun[]) => Promise<string | null>;
}

const batchSize = 1000;

/** The same contract over a Meilisearch server; an answer that does not come in time is an error. */
export function meilisearchEngine(options: MeilisearchOptions): PositionEngine {
  const uid = options.index ?? 'positions';
  const searcher = new Meilisearch({
    host: options.url,
    apiKey: options.key,
    timeout: options.searchTimeout ?? 1000,
  });
  const admin = new Meilisearch({ host: options.url, apiKey: options.key, timeout: 30_000 });

  async function ask(query: PositionQuery, asked: Asked, runs: QueryRun[]): Promise<SearchReply> {
    const { results } = await searcher.multiSearch<
      { queries: ReturnType<typeof requestsOf> },
      Pick<PositionDocument, 'card' | 'quotable'>
    >({ queries: requestsOf(uid, query, asked) });
    return replyOf(query, results as Found[], runs);
  }

  async function search(query: PositionQuery): Promise<SearchReply> {
    const runs = readQuery(query.words);
    const direct = await ask(query, wordsAsked(runs), runs);
    if (runs.length === 0 || direct.totalWithoutFilters > 0) return direct;
    const spoken = runs.some(({ kind }) => kind === 'han');
    return (
      (runs.some(isPairOnly) ? await foundTurnedOrApart(query, runs) : null) ??
      (await foundBy(query, soundsAsked(runs, 'exact'), runs)) ??
      (await foundCorrected(query, runs)) ??
      (spoken ? await foundBy(query, soundsAsked(runs, 'nearly'), runs) : null) ??
      direct
    );
  }

  /** Null where it finds nothing. */
  async function foundBy(query: PositionQuery, asked: Asked, runs: QueryRun[]): Promise<SearchReply | null> {
    const reply = await ask(query, asked, runs);
    return reply.totalWithoutFilters > 0 ? reply : null;
  }

  async function foundFor(query: PositionQuery, corrected: string): Promise<SearchReply | null> {
    const meant = readQuery(corrected);
    const found = await foundBy(query, wordsAsked(meant), meant);
    return found && { ...found, corrected };
  }

  async function foundTurnedOrApart(query: PositionQuery, runs: QueryRun[]): Promise<SearchReply | null> {
    const turned = (await options.turned?.(runs)) ?? null;
    const found = turned === null ? null : await foundFor(query, turned);
    return found ?? foundBy(query, apartAsked(runs), runs);
  }

  /** Of terms equally near the one that more positions are called by: 会计, not 会议, for 会记. */
  async function foundCorrected(query: PositionQuery, runs: QueryRun[]): Promise<SearchReply | null> {
    const alternatives = await options.alternatives?.(runs);
    if (!alternatives) return null;
    const nearest = [0, 1].map((place) => alternatives.map((terms) => terms[place] ?? terms[0]).join(' '));
    const found = await Promise.all([...new Set(nearest)].map((corrected) => foundFor(query, corrected)));
    return found.reduce((best, each) =>
      (each?.totalWithoutFilters ?? 0) > (best?.totalWithoutFilters ?? 0) ? each : best,
    );
  }

  async function prepare(name = uid): Promise<void> {
    const current = await admin
      .index(name)
      .getSettings()
      .catch((error: unknown) => {
        if (isMissingIndex(error)) return null;
        throw error;
      });
    if (!current) await done(admin.createIndex(name, { primaryKey: 'id' }), ['index_already_exists']);
    const changes = current ? settingsToApply(current) : indexSettings;
    if (changes) await done(admin.index(name).updateSettings(changes));
  }

  async function put(name: string, sources: PositionSource[]): Promise<void> {
    for (let at = 0; at < sources.length; at += batchSize) {
      const documents = sources.slice(at, at + batchSize).map(documentOf);
      await done(admin.index(name).addDocuments(documents, { primaryKey: 'id' }));
    }
  }

  /** Fills an index beside the one in use and swaps the two, then drops the old. */
  async function rebuild(source: () => AsyncIterable<PositionSource[]>): Promise<void> {
    const next = `${uid}_next`;
    await done(admin.deleteIndex(next), ['index_not_found']);
    await prepare(next);
    for await (const batch of source()) await put(next, batch);
    await prepare();
    await done(admin.swapIndexes([{ indexes: [uid, next], rename: false }]));
    await done(admin.deleteIndex(next));
  }

  async function versions(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    while (true) {
      const page = await admin
        .index<PositionDocument>(uid)
        .getDocuments({ fields: ['id', 'version'], limit: batchSize, offset: found.size });
      for (const { id, version } of page.results) found.set(id, version);
      if (page.results.length < batchSize) return found;
    }
  }

  return {
    lock: `${options.url} ${uid}`,
    prepare,
    search,
    index: (sources) => put(uid, sources),
    remove: async (ids) => {
      if (ids.length > 0) await done(admin.index(uid).deleteDocuments(ids));
    },
    rebuild,
    versions,
    state: async () => {
      const { numberOfDocuments } = await admin.index(uid).getStats();
      return { engine: 'meilisearch', documents: numberOfDocuments, degraded: false };
    },
    mark: async () => `${documentFormat} ${(await admin.getRawIndex(uid)).updatedAt}`,
  };
}
