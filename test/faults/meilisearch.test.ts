import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { addJob } from '@sunshine/db/jobs.ts';
import { markOf, progressOf } from '@sunshine/db/queries/positions/search-cursors.ts';
import { findableVersions } from '@sunshine/db/queries/positions/search-source.ts';
import type { PositionQuery } from '@sunshine/search/engine.ts';
import { createPositionSearch } from '@sunshine/search/position-search.ts';
import { checkIndex } from '@sunshine/server/jobs/index-positions.ts';
import type { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenIndex, searchDay } from '../search/index-database.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { runLaterJobs } from '../support/given/messages.ts';
import { runJobs } from '../support/jobs.ts';
import {
  meilisearchKey as key,
  type MeilisearchServer,
  meilisearchServer,
} from '../support/meilisearch-server.ts';

const binary = process.env.MEILI_BIN ?? '';

const asked = (words: string): PositionQuery => ({
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

/** Targets F5 to F7 of a real server, which a machine may not have: `MEILI_BIN` names its program. */
describe.skipIf(!existsSync(binary))('a real Meilisearch that fails', () => {
  let app: TestApp;
  let server: MeilisearchServer;
  let client: Meilisearch;
  let ids: string[];

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
  const search = (words: string) => app.services.search.search(asked(words));

  beforeAll(async () => {
    server = await meilisearchServer(binary);
    client = server.client;
    app = await startTestApp();
    app.services.search = createPositionSearch({
      db: app.db,
      meilisearch: { url: server.url, key },
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
    await server.remove();
    await app.close();
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

  test('with many positions, documents changed behind our back in the right number are noticed by the mark', async () => {
    await checkIndex(app.services, 0);
    await checkIndex(app.services, 0);
    expect(await markOf(app.db, new URL(server.url).host)).toBe(await engine().mark());
    await losses['as it was before the last changes']?.();
    expect(await markOf(app.db, new URL(server.url).host)).not.toBe(await engine().mark());
    await checkIndex(app.services, 0);
    await expectEqual();
  });

  test('killed while it indexes, five times: people get answers meanwhile, and in the end it equals the database', async () => {
    for (let time = 0; time < 5; time += 1) {
      await app.db.$client`update positions set pay_max = pay_max + 1`;
      await changed(...ids);
      const working = runJobs(app).catch(() => undefined);
      await pause(20 * time);
      await server.kill();
      expect(await search('会计')).toMatchObject({ engine: 'postgres', degraded: true, total: 7 });
      await working;
      await server.start();
      await runLaterJobs(app);
      await expectEqual();
    }
    await app.services.search.prepare();
    await pause(200);
    await expect.poll(async () => (await search('会计')).engine, { timeout: 10_000 }).toBe('meilisearch');
  });
});

describe.skipIf(!existsSync(binary))('two real servers together', () => {
  let app: TestApp;
  let servers: MeilisearchServer[];
  let ids: string[];

  const search = async () => {
    const { engine, degraded, total } = await app.services.search.search(asked('会计'));
    return { engine, degraded, total };
  };
  const change = async (): Promise<void> => {
    await app.db.$client`update positions set pay_max = pay_max + 1`;
    await app.db.transaction((tx) => addJob(tx, 'index-positions', { ids }));
  };
  /** Ids and versions of each that is there are those of the database. */
  async function expectEqual(...which: number[]): Promise<void> {
    const wanted = [...(await findableVersions(app.db, searchDay))].toSorted();
    for (const n of which) {
      const held = await app.services.search.servers[n]?.engine.versions();
      expect([...(held ?? [])].toSorted()).toEqual(wanted);
    }
  }
  const progress = () =>
    progressOf(
      app.db,
      app.services.search.servers.map(({ name }) => name),
    );

  beforeAll(async () => {
    servers = [await meilisearchServer(binary), await meilisearchServer(binary)];
    app = await startTestApp();
    const url = servers.map((each) => each.url).join(',');
    app.services.search = createPositionSearch({
      db: app.db,
      meilisearch: { url, key },
      pause: 100,
      compareEvery: 0,
    });
    ids = Object.values(await (await givenIndex(app.db)).corpus());
    await app.services.search.prepare();
    await change();
    await runJobs(app);
    await app.services.search.prepare();
  });
  afterAll(async () => {
    for (const server of servers) await server.remove();
    await app.close();
  });

  test('both follow; with one killed the other answers and follows on, and what was missed is caught up', async () => {
    await expectEqual(0, 1);
    expect(await search()).toEqual({ engine: 'meilisearch', degraded: false, total: 7 });
    await servers[0]?.kill();
    expect(await search()).toEqual({ engine: 'meilisearch', degraded: false, total: 7 });
    await change();
    await runJobs(app);
    await expectEqual(1);
    expect((await progress()).map(({ behind }) => behind > 0)).toEqual([true, false]);
    await servers[0]?.start();
    await runLaterJobs(app);
    await expectEqual(0, 1);
    expect((await progress()).map(({ behind }) => behind)).toEqual([0, 0]);
  });

  test('with both away PostgreSQL answers and says so; one that hangs is passed over within its second', async () => {
    await expect.poll(search, { timeout: 10_000 }).toMatchObject({ engine: 'meilisearch' });
    for (const server of servers) server.signal('SIGSTOP');
    const began = performance.now();
    expect(await search()).toEqual({ engine: 'postgres', degraded: true, total: 7 });
    expect(performance.now() - began).toBeLessThan(6_000);
    for (const server of servers) server.signal('SIGCONT');
    await pause(200);
    await expect.poll(search, { timeout: 10_000 }).toMatchObject({ engine: 'meilisearch', degraded: false });
    for (const server of servers) await server.kill();
    expect(await search()).toEqual({ engine: 'postgres', degraded: true, total: 7 });
    for (const server of servers) await server.start();
    await expect.poll(search, { timeout: 10_000 }).toMatchObject({ engine: 'meilisearch', degraded: false });
  });
});
