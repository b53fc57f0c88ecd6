import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import { migrationLevel } from '@sunshine/db/migration-level.ts';
import { progressOf } from '@sunshine/db/queries/positions/search-cursors.ts';
import { queueState } from '@sunshine/db/queue-state.ts';
import { observe } from '@sunshine/server/plugins/operations.ts';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { testSearch } from '../support/search.ts';

let database: TestDatabase;
let db: Database;
let app: FastifyInstance;

beforeEach(async () => {
  database = await cloneDatabase();
  db = connect(database.url, { max: 2 });
  const search = testSearch(db);
  app = Fastify();
  observe(app, {
    migration: () => migrationLevel(db),
    queue: () => queueState(db),
    search: async () => ({ ...(await search.state()), servers: await progressOf(db, []) }),
  });
});
afterEach(async () => {
  await app.close();
  await disconnect(db);
  await database.drop();
});

async function ask(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const reply = await app.inject({ url, headers });
  return { status: reply.statusCode, text: reply.payload };
}

describe('what an operator asks a copy', () => {
  test('alive: answers without the database', async () => {
    await disconnect(db);
    expect(await ask('/healthz')).toEqual({ status: 200, text: '{"status":"ok"}' });
  });

  test('ready: holds the schema of this code, and says how far the index is behind', async () => {
    const { status, text } = await ask('/readyz');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      status: 'ready',
      migration: { expected: expect.stringMatching(/^\d{4}_/), reached: true },
      index: { engine: 'postgres', documents: 0, degraded: false, servers: [], waiting: 0, oldestSeconds: 0 },
    });
  });

  test('not ready: the newest migration has not run here', async () => {
    await db.$client`
      delete from drizzle.__drizzle_migrations
      where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
    const { status, text } = await ask('/readyz');
    expect(status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({ status: 'not ready', migration: { reached: false } });
  });

  test('not ready: the database is away, and nothing about it is told', async () => {
    await disconnect(db);
    expect(await ask('/readyz')).toEqual({ status: 503, text: '{"status":"not ready"}' });
  });

  test('a change that waits for the index is counted and its age grows', async () => {
    await db.$client`select graphile_worker.add_job('index-positions', '[]'::json, run_at => now() - interval '90 seconds')`;
    await db.$client`select graphile_worker.add_job('deliver-notice', '{}'::json)`;
    const { index } = JSON.parse((await ask('/readyz')).text) as {
      index: { waiting: number; oldestSeconds: number };
    };
    expect(index.waiting).toBe(1);
    expect(index.oldestSeconds).toBeGreaterThanOrEqual(90);

    const { text } = await ask('/metrics');
    expect(text).toMatch(/^jobs_waiting 2$/m);
    expect(text).toMatch(/^jobs_failed 0$/m);
    expect(Number(/^search_index_lag_seconds (\d+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(90);
  });

  test('the time of each answer is measured by route, never by address', async () => {
    await ask('/healthz?q=沈一鸣');
    const { text } = await ask('/metrics');
    expect(text).toContain(
      'http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 1',
    );
    expect(text).not.toContain('沈');
  });

  test('figures of the process are not given to what comes through a proxy', async () => {
    expect((await ask('/metrics')).status).toBe(200);
    expect((await ask('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
  });
});
