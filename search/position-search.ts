import type { Database } from '@sunshine/db/connect.ts';
import { alternativesOf, turnedRound } from './correction.ts';
import type { PositionSearch, SearchServer } from './engine.ts';
import { type FallbackOptions, withFallback } from './fallback.ts';
import { meilisearchEngine } from './meilisearch/engine.ts';
import { postgresEngine } from './postgres/engine.ts';

export interface PositionSearchOptions extends FallbackOptions {
  db: Database;
  /** Both from the environment, several addresses between commas; without them PostgreSQL searches alone. */
  meilisearch?: { url: string; key: string; index?: string; searchTimeout?: number } | undefined;
}

/** The search of one process. Call `prepare` once at start; it does not fail when Meilisearch is away. */
export function createPositionSearch(options: PositionSearchOptions): PositionSearch {
  const { db, meilisearch } = options;
  const postgres = postgresEngine(db);
  if (!meilisearch) return { ...postgres, own: postgres, servers: [], reportDrift: options.onDrift ?? quiet };
  const servers = meilisearch.url.split(',').map((address): SearchServer => {
    const url = address.trim();
    const engine = meilisearchEngine({
      ...meilisearch,
      url,
      alternatives: (runs) => alternativesOf(db, runs),
      turned: (runs) => turnedRound(db, runs),
    });
    return { name: nameOf(url), engine };
  });
  return withFallback(servers, postgres, options);
}

const quiet = (): void => undefined;

/** Host and port: an address may hold a password. */
function nameOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
