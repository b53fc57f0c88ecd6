import type { Database } from '@sunshine/db/connect.ts';
import { alternativesOf } from './correction.ts';
import type { PositionSearch } from './engine.ts';
import { type FallbackOptions, withFallback } from './fallback.ts';
import { meilisearchEngine } from './meilisearch/engine.ts';
import { postgresEngine } from './postgres/engine.ts';

export interface PositionSearchOptions extends FallbackOptions {
  db: Database;
  /** Both from the environment; without them PostgreSQL searches alone. */
  meilisearch?: { url: string; key: string; index?: string; searchTimeout?: number };
}

/** The search of one process. Call `prepare` once at start; it does not fail when Meilisearch is away. */
export function createPositionSearch(options: PositionSearchOptions): PositionSearch {
  const { db, meilisearch } = options;
  const postgres = postgresEngine(db);
  if (!meilisearch) return { ...postgres, engines: [postgres] };
  const first = meilisearchEngine({ ...meilisearch, alternatives: (runs) => alternativesOf(db, runs) });
  return withFallback(first, postgres, options);
}
