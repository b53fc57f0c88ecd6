import { randomUUID } from 'node:crypto';
import type { Database } from '@sunshine/db/connect.ts';
import { alternativesOf, turnedRound } from '@sunshine/search/correction.ts';
import type { PositionEngine } from '@sunshine/search/engine.ts';
import { meilisearchEngine } from '@sunshine/search/meilisearch/engine.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { Meilisearch } from 'meilisearch';
import { player, recorder } from '../support/meilisearch-recording.ts';

export interface EngineUnderTest {
  name: 'postgres' | 'meilisearch';
  /** `scenario` names the recording that answers where no server is at hand. */
  start(db: Database, scenario: string): Promise<{ engine: PositionEngine; stop(): Promise<void> }>;
}

const url = process.env.MEILI_URL ?? '';
const key = process.env.MEILI_KEY ?? '';
const recording = process.env.MEILI_RECORD === '1';

/** Both engines behind the one contract; Meilisearch as it is, being recorded, or as it was recorded. */
export const engines: readonly EngineUnderTest[] = [
  {
    name: 'postgres',
    start: async (db) => ({ engine: postgresEngine(db), stop: async () => undefined }),
  },
  {
    name: 'meilisearch',
    start: async (db, scenario) => {
      if (url === '') return played(db, scenario);
      return recording ? recorded(db, scenario) : real(db);
    },
  },
];

async function real(db: Database) {
  const index = `test_${randomUUID()}`;
  const engine = await prepared(db, url, index);
  return { engine, stop: () => dropIndex(index) };
}

async function recorded(db: Database, scenario: string) {
  const index = `recorded_${scenario}`;
  await dropIndex(index);
  const standIn = await recorder(scenario, { url, key });
  const engine = await prepared(db, standIn.url, index);
  return {
    engine,
    stop: async () => {
      await standIn.close();
      await dropIndex(index);
    },
  };
}

async function played(db: Database, scenario: string) {
  const standIn = await player(scenario);
  const engine = await prepared(db, standIn.url, `recorded_${scenario}`);
  return { engine, stop: () => standIn.close() };
}

async function prepared(db: Database, host: string, index: string): Promise<PositionEngine> {
  const engine = meilisearchEngine({
    url: host,
    key,
    index,
    searchTimeout: 10_000,
    alternatives: (runs) => alternativesOf(db, runs),
    turned: (runs) => turnedRound(db, runs),
  });
  await engine.prepare();
  return engine;
}

async function dropIndex(index: string): Promise<void> {
  const client = new Meilisearch({ host: url, apiKey: key });
  for (const name of [index, `${index}_next`]) await client.deleteIndex(name).waitTask({ timeout: 60_000 });
}
