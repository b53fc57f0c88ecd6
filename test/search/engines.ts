import { randomUUID } from 'node:crypto';
import type { Database } from '@sunshine/db/connect.ts';
import { alternativesOf } from '@sunshine/search/correction.ts';
import type { PositionEngine } from '@sunshine/search/engine.ts';
import { meilisearchEngine } from '@sunshine/search/meilisearch/engine.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { Meilisearch } from 'meilisearch';

export interface EngineUnderTest {
  name: 'postgres' | 'meilisearch';
  /** False where no server of it is at hand: its tests are counted as skipped. */
  available: boolean;
  start(db: Database): Promise<{ engine: PositionEngine; stop(): Promise<void> }>;
}

const url = process.env.MEILI_URL ?? '';
const key = process.env.MEILI_KEY ?? '';

/** Both engines behind the one contract. */
export const engines: readonly EngineUnderTest[] = [
  {
    name: 'postgres',
    available: true,
    start: async (db) => ({ engine: postgresEngine(db), stop: async () => undefined }),
  },
  {
    name: 'meilisearch',
    available: url !== '',
    start: async (db) => {
      const index = `test_${randomUUID()}`;
      const engine = meilisearchEngine({ url, key, index, alternatives: (runs) => alternativesOf(db, runs) });
      await engine.prepare();
      return { engine, stop: async () => dropIndex(index) };
    },
  },
];

async function dropIndex(index: string): Promise<void> {
  await new Meilisearch({ host: url, apiKey: key }).deleteIndex(index).waitTask();
}
