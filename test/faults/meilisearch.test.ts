import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addJob } from '@sunshine/db/jobs.ts';
import { findableVersions } from '@sunshine/db/queries/positions/search-source.ts';
import { createPositionSearch } from '@sunshine/search/position-search.ts';
import { checkIndex } from '@sunshine/server/jobs/index-positions.ts';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenIndex, searchDay } from '../search/index-database.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { freePort } from '../support/free-port.ts';
import { runLaterJobs } from '../support/given/messages.ts';
import { runJobs } from '../support/jobs.ts';

const binary = process.env.MEILI_BIN ?? '';
const key = 'faults-master-key-0123456789';

/** Targets F5 to F7 of a real server, which a machine may not have: `MEILI_BIN` names its program. */
describe.skipIf(!existsSync(binary))('a real Meilisearch that fails', () => {
  let app: TestApp;
  let dir: string;
  let port: number;
  let server: ChildProcess;
  let client: Meilisearch;
  let ids: string[];

  async function startMeilisearch(): Promise<void> {
    const args = ['--http-addr', `127.0.0.1:${port}`, '--master-key', key, '--db-path', join(dir, 'data')];
    server = spawn(binary, [...args, '--no-analytics', '--log-level', 'ERROR'], {
      cwd: dir,
      stdio: 'ignore',
    });
    for (let time = 0; time < 300; time += 1) {
      if (await client.isHealthy()) return;
      await pause(100);
    }
    throw new Error('the search server did not start');
  }
  async function kill(): Promise<void> {
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }
  const engine = () => {
    const [first] = app.services.search.servers;
    if (!first) throw new Error('no search server is given');
    return first.engine;
  };
  async function expectEqual(): Promise<void> {
    const wanted = [...(await findableVersions(app.db, searchDay))].toSorted();
    expect([...(await engine().versions())].toSorted()).toEqual(wanted);
  }
  const changed = (...some: string[]) =>
    app.db.transaction((tx) => addJob(tx, 'index-positions', { ids: some }));
  const search = (words: string) =>
    app.services.search.search({
      words,
      kinds: [],
      towns: [],
      education: null,
      salaryMin: null,
      sort: 'relevance',
      page: 1,
      pageSize: 20,
      today: searchDay,
    });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'meilisearch-'));
    port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    client = new Meilisearch({ host: url, apiKey: key });
    await startMeilisearch();
    app = await startTestApp();
    app.services.search = createPositionSearch({
      db: app.db,
      meilisearch: { url, key },
      pause: 100,
      compareEvery: 0,
    });
    const given = await givenIndex(app.db);
    ids = Object.values(await given.corpus());
    await app.services.search.prepare();
    await changed(...ids);
    await runJobs(app);
  });
  afterAll(async () => {
    await kill();
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  const losses: Record<string, () => Promise<unknown>> = {
    deleted: () => client.deleteIndex('positions').waitTask({ timeout: 60_000 }),
    emptied: () => client.index('positions').deleteAllDocuments().waitTask({ timeout: 60_000 }),
    'as it was before the last changes': () =>
      client
        .index('positions')
        .updateDocuments(ids.map((id) => ({ id, version: 'old' })))
        .waitTask({ timeout: 60_000 }),
    'set up otherwise': () =>
      client
        .index('positions')
        .updateSettings({ searchableAttributes: ['prose'], filterableAttributes: ['kind'] })
        .waitTask({ timeout: 60_000 }),
  };
  test.for(
    Object.keys(losses),
  )('an index that is %s: the next check makes it equal, ids, versions and settings', async (how) => {
    const settings = await client.index('positions').getSettings();
    await losses[how]?.();
    const meanwhile = await search('会计');
    expect(meanwhile.total).toBeGreaterThanOrEqual(how === 'deleted' ? 7 : 0);
    await checkIndex(app.services);
    await expectEqual();
    expect(await client.index('positions').getSettings()).toEqual(settings);
    await app.services.search.prepare();
    expect(await search('会计')).toMatchObject({ engine: 'meilisearch', degraded: false, total: 7 });
  });

  test('killed while it indexes, five times: people get answers meanwhile, and in the end it equals the database', async () => {
    for (let time = 0; time < 5; time += 1) {
      await app.db.$client`update positions set pay_max = pay_max + 1`;
      await changed(...ids);
      const working = runJobs(app).catch(() => undefined);
      await pause(20 * time);
      await kill();
      expect(await search('会计')).toMatchObject({ engine: 'postgres', degraded: true, total: 7 });
      await working;
      await startMeilisearch();
      await runLaterJobs(app);
      await expectEqual();
    }
    await app.services.search.prepare();
    await pause(200);
    await expect.poll(async () => (await search('会计')).engine, { timeout: 10_000 }).toBe('meilisearch');
  });
});
