import { documentFormat } from '@sunshine/db/queries/positions/search-source.ts';
import { Meilisearch } from 'meilisearch';
import type { PositionEngine, PositionQuery, PositionSource, SearchReply } from '../engine.ts';
import { sound } from '../text/pinyin.ts';
import { type QueryRun, readQuery } from '../text/query.ts';
import { documentOf, type PositionDocument } from './document.ts';
import { type Found, replyOf } from './reply.ts';
import { type Asked, requestsOf, wordsAsked } from './request.ts';
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

    const heard = { q: runs.map((run) => sound(run.text)).join(' '), on: ['sounds'] };
    const bySound = await ask(query, heard, runs);
    if (bySound.totalWithoutFilters > 0) return bySound;

    const alternatives = await options.alternatives?.(runs);
    if (!alternatives) return direct;
    const corrected = alternatives.map((terms) => terms[0]).join(' ');
    const meant = readQuery(corrected);
    const found = await ask(query, wordsAsked(meant), meant);
    return found.totalWithoutFilters === 0 ? direct : { ...found, corrected };
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
