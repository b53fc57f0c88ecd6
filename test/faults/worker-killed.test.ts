import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { progressOf } from '@sunshine/db/queries/positions/search-cursors.ts';
import { findableVersions } from '@sunshine/db/queries/positions/search-source.ts';
import { queueState } from '@sunshine/db/queue-state.ts';
import * as t from '@sunshine/db/schema/index.ts';
import { meilisearchEngine } from '@sunshine/search/meilisearch/engine.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GivenIndex, givenIndex } from '../search/index-database.ts';
import { cloneDatabase } from '../support/database.ts';
import { type HeldRequest, type MeilisearchGate, meilisearchGate } from '../support/meilisearch-gate.ts';
import { memoryMeilisearch, realMeilisearch } from '../support/memory-meilisearch.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

const { MEILI_URL: url = '', MEILI_KEY: key = 'k' } = process.env;
const index = `test_${randomUUID()}`;

let dir: string;
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let db: Database;
let gate: MeilisearchGate;
let given: GivenIndex;
let server: ServerProcess;

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sunshine-worker-'));
  database = await cloneDatabase();
  db = connect(database.url, { max: 6, name: 'worker killed' });
  gate = await meilisearchGate(url ? realMeilisearch(url, key, index) : memoryMeilisearch());
  given = await givenIndex(db);
  server = await start();
});
afterAll(async () => {
  await server?.stop('SIGKILL');
  await gate?.close();
  await disconnect(db);
  await database.drop();
  if (url) await realMeilisearch(url, key, index)({ method: 'DELETE', path: `/indexes/${index}`, body: '' });
  await rm(dir, { recursive: true, force: true });
});

function start(): Promise<ServerProcess> {
  const env = { DATABASE_URL: database.url, DATA_DIR: dir, DEMO: '0', MEILI_URL: gate.url, MEILI_KEY: key };
  return startServer({ env, apiOnly: true });
}

/** Comes back when somebody waits for the table that is locked, with a way to let go of it. */
async function holdTable(table: string): Promise<{ reached: Promise<void>; release: () => Promise<void> }> {
  const reserved = await db.$client.reserve();
  await reserved.unsafe(`begin; lock table ${table} in share mode`);
  const waiting = () =>
    db.$client<{ pid: number }[]>`select pid from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and wait_event = 'relation'`;
  return {
    reached: (async () => {
      while ((await waiting()).length === 0) await pause(10);
    })(),
    release: async () => {
      // A statement already sent would still run once it gets the table.
      for (const { pid } of await waiting()) await db.$client`select pg_terminate_backend(${pid})`;
      await reserved.unsafe('rollback');
      reserved.release();
    },
  };
}

/** A person who keeps a search for exactly one title. */
async function keepsSearchFor(title: string): Promise<string> {
  const [personId, accountId] = [randomUUID(), randomUUID()];
  await db.insert(t.people).values({ id: personId, name: '沈一鸣' });
  await db.insert(t.graduates).values({ personId });
  await db.insert(t.accounts).values({ id: accountId, personId, loginName: accountId, passwordHash: '-' });
  const yesterday = new Date(Date.now() - 3 * 86_400_000);
  const query = new URLSearchParams({ q: title }).toString();
  const since = { seenUntil: yesterday, toldUntil: yesterday };
  await db.insert(t.savedSearches).values({ personId, name: title, query, ...since });
  return accountId;
}

/** A position published two days ago, whose change is on its way to the indexes. */
async function publish(title: string): Promise<void> {
  const publishedAt = new Date(Date.now() - 2 * 86_400_000);
  const id = await given.position({ title, publishedAt, validUntil: '2099-12-31' });
  await db.transaction((tx) => addJob(tx, 'index-positions', { ids: [id] }));
}

const lookAtSearches = () => db.$client`select graphile_worker.add_job('tell-searchers', '{}'::json)`;
const waiting = async (): Promise<number> => (await queueState(db)).all.waiting;
const behind = async (): Promise<number | undefined> =>
  (await progressOf(db, [new URL(gate.url).host]))[0]?.behind;

async function expectEqual(): Promise<void> {
  const wanted = [...(await findableVersions(db, today()))].toSorted();
  expect([...(await postgresEngine(db).versions())].toSorted()).toEqual(wanted);
  const theirs = await meilisearchEngine({ url: gate.url, key }).versions();
  expect([...theirs].toSorted()).toEqual(wanted);
}

const soon = { timeout: 60_000, interval: 50 };

interface Step {
  title: string;
  step: string;
  /** Where the change to the index is kept: a table that cannot be written, or a request to the search server. */
  table?: string;
  request?: HeldRequest;
  /** A table at which the notice of the same position is kept at the same time. */
  notice?: string;
}
const steps: readonly Step[] = [
  { title: '木工', step: 'before PostgreSQL’s index is written', table: 'position_search' },
  { title: '瓦工', step: 'before the change stands in the log', table: 'position_changes' },
  { title: '电工', step: 'before the documents are sent', request: 'documents, not passed on' },
  {
    title: '焊工',
    step: 'with the documents sent and no answer read, a saved search found and not yet marked as told',
    request: 'documents, not answered',
    notice: 'saved_searches',
  },
  {
    title: '钳工',
    step: 'while the task is awaited and the notice is written',
    request: 'task, not answered',
    notice: 'notices',
  },
  { title: '漆工', step: 'before the cursor moves', table: 'search_cursors' },
];

test.for(
  steps,
)('killed $step: after the next start the index equals the database, and the notice comes once', async ({
  title,
  table,
  request,
  notice,
}) => {
  const accountId = await keepsSearchFor(title);
  const holds = [table ? await holdTable(table) : { reached: gate.hold(request as HeldRequest) }];
  await publish(title);
  await holds[0]?.reached;
  if (notice) {
    const hold = await holdTable(notice);
    holds.push(hold);
    await lookAtSearches();
    await hold.reached;
  }
  await server.stop('SIGKILL');
  for (const hold of holds) if ('release' in hold) await hold.release();

  server = await start();
  await expect.poll(waiting, soon).toBe(0);
  expect(await behind()).toBe(0);
  await expectEqual();

  for (const _ of notice ? [1] : [1, 2]) {
    await lookAtSearches();
    await expect.poll(waiting, soon).toBe(0);
  }
  const notices = await db.$client`select title from notices where account_id = ${accountId}`;
  expect(notices).toEqual([{ title: '你保存的搜索有 1 个新岗位' }]);
});
