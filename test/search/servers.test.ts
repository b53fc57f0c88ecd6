import { addJob } from '@sunshine/db/jobs.ts';
import { progressOf } from '@sunshine/db/queries/positions/search-cursors.ts';
import { findableVersions } from '@sunshine/db/queries/positions/search-source.ts';
import type { PositionQuery } from '@sunshine/search/engine.ts';
import { withFallback } from '@sunshine/search/fallback.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { checkIndex, indexPositions } from '@sunshine/server/jobs/index-positions.ts';
import { sweep } from '@sunshine/server/jobs/sweep.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { runLaterJobs } from '../support/given/messages.ts';
import { runJobs } from '../support/jobs.ts';
import { type MemoryServer, memoryServer } from '../support/memory-server.ts';
import { type GivenIndex, givenIndex, searchDay } from './index-database.ts';

let app: TestApp;
let given: GivenIndex;
let one: MemoryServer;
let two: MemoryServer;
let drifts: { server: string; missing: number; extra: number }[];
beforeEach(async () => {
  app = await startTestApp();
  given = await givenIndex(app.db);
  [one, two, drifts] = [memoryServer('one:7700'), memoryServer('two:7700'), []];
  const search = withFallback([one, two], postgresEngine(app.db), {
    compareEvery: 0,
    onDrift: (drift) => void drifts.push(drift),
  });
  app.services.search = search;
});
afterEach(() => app.close());

async function changed(...ids: string[]): Promise<void> {
  await app.db.transaction((tx) => addJob(tx, 'index-positions', { ids }));
}
async function put(title: string): Promise<string> {
  const id = await given.position({ title });
  await changed(id);
  return id;
}
const behind = async (): Promise<Record<string, number>> => {
  const progress = await progressOf(app.db, [one.name, two.name]);
  return Object.fromEntries(progress.map(({ server, behind: count }) => [server, count]));
};
/** Ids and versions of a server are those of the database. */
async function expectEqual(...servers: MemoryServer[]): Promise<void> {
  const wanted = [...(await findableVersions(app.db, searchDay))].toSorted();
  for (const { engine } of servers) expect([...(await engine.versions())].toSorted()).toEqual(wanted);
}

describe('several search servers', () => {
  test('all follow a change, and one that is away holds up neither the others nor PostgreSQL', async () => {
    await put('木工学徒');
    await runJobs(app);
    await expectEqual(one, two);
    two.fault = 'away';
    await put('瓦工学徒');
    await runJobs(app);
    await expectEqual(one);
    expect(await app.db.$client`select 1 from position_search`).toHaveLength(2);
    expect(await behind()).toEqual({ 'one:7700': 0, 'two:7700': 1 });
    two.fault = null;
    await runLaterJobs(app);
    await expectEqual(one, two);
    expect(await behind()).toEqual({ 'one:7700': 0, 'two:7700': 0 });
  });

  test('a burst of changes while one is away leaves one job for it, not one a change', async () => {
    two.fault = 'away';
    for (const title of ['木工', '瓦工', '电工', '焊工']) {
      await put(title);
      await runJobs(app);
    }
    const waiting = await app.db
      .$client`select key from graphile_worker.jobs where task_identifier = 'follow-server'`;
    expect(waiting).toEqual([{ key: 'follow:two:7700' }]);
    two.fault = null;
    await runLaterJobs(app);
    await expectEqual(one, two);
  });

  test('a change that arrived while its worker was killed is written again, and nothing is skipped', async () => {
    await put('木工学徒');
    await runJobs(app);
    one.fault = 'unheard';
    const id = await put('瓦工学徒');
    await runJobs(app);
    expect([one.documents.has(id), (await behind())['one:7700']]).toEqual([true, 1]);
    one.fault = null;
    await app.db.$client`update positions set title = '电工学徒' where id = ${id}`;
    await changed(id);
    await runLaterJobs(app);
    await expectEqual(one, two);
    expect(one.documents.get(id)?.title).toBe('电工学徒');
  });

  test.for([
    ['before the change is in PostgreSQL’s index', 'position_search', 'putIndexEntries'],
    ['before the change is in the log', 'position_changes', 'appendChanges'],
    ['before the cursor moved', 'search_cursors', 'moveCursor'],
  ] as const)('a worker killed %s: after the repeat every index equals the database', async ([, table]) => {
    const id = await put('木工学徒');
    await app.db.$client.unsafe(`create function cut() returns trigger language plpgsql as
      $$ begin raise exception 'killed'; end $$;
      create trigger cut before insert on ${table} for each statement execute function cut()`);
    await runJobs(app).catch(() => undefined);
    await app.db.$client.unsafe(`drop trigger cut on ${table}`);
    await runLaterJobs(app);
    await expectEqual(one, two);
    expect(await app.db.$client`select position_id from position_search`).toEqual([{ position_id: id }]);
    expect(await behind()).toEqual({ 'one:7700': 0, 'two:7700': 0 });
  });

  test('changes are swept once every server has followed them; of one that stays away they are kept for a week', async () => {
    await put('木工学徒');
    await runJobs(app);
    await sweep(app.services);
    expect(await app.db.$client`select 1 from position_changes`).toHaveLength(0);
    two.fault = 'away';
    await put('瓦工学徒');
    await runJobs(app);
    await sweep(app.services);
    expect(await app.db.$client`select 1 from position_changes`).toHaveLength(1);

    await app.db.$client`update position_changes set changed_at = ${'2026-08-01T00:00:00Z'}`;
    await sweep(app.services);
    expect(await app.db.$client`select 1 from position_changes`).toHaveLength(0);
    two.fault = null;
    await put('电工学徒');
    await runLaterJobs(app);
    // What was swept is found by comparing the whole.
    await expectEqual(one, two);
  });

  test('a server that is new is filled from the database, not from the changes', async () => {
    await put('木工学徒');
    await runJobs(app);
    await sweep(app.services);
    const three = memoryServer('three:7700');
    app.services.search = withFallback([one, two, three], postgresEngine(app.db));
    await put('瓦工学徒');
    await runJobs(app);
    await expectEqual(one, two, three);
  });

  test('a search asks the next server, then PostgreSQL, and only that is told as degraded', async () => {
    await put('木工学徒');
    await runJobs(app);
    const { search } = app.services;
    await search.prepare();
    const asked = async () => {
      const reply = await search.search({ ...plain, words: '木工' });
      return [
        reply.engine,
        reply.degraded,
        reply.total,
        reply.engine === 'meilisearch' ? reply.corrected : null,
      ];
    };
    expect(await asked()).toEqual(['meilisearch', false, 1, 'one:7700']);
    one.fault = 'away';
    expect(await asked()).toEqual(['meilisearch', false, 1, 'two:7700']);
    two.fault = 'away';
    expect(await asked()).toEqual(['postgres', true, 1, null]);
    expect(await search.state()).toMatchObject({ engine: 'postgres', degraded: true });
  });
});

const plain: PositionQuery = {
  words: '',
  kinds: [],
  towns: [],
  education: null,
  salaryMin: null,
  sort: 'relevance',
  page: 1,
  pageSize: 20,
  today: searchDay,
};

describe('the check of every minute', () => {
  const lost: Record<string, (server: MemoryServer) => void> = {
    'was deleted or emptied': ({ documents }) => documents.clear(),
    'lost one document': ({ documents }) => documents.delete([...documents.keys()][0] ?? ''),
    'holds documents of an older day, as many as before': ({ documents }) => {
      for (const [id, source] of documents)
        documents.set(id, { ...source, version: `old-${source.version}` });
    },
    'holds what nobody may find any more': ({ documents }) => {
      const [source] = documents.values();
      if (source) documents.set('01990000-0000-7000-8000-ffffffffffff', source);
    },
  };

  test.for(
    Object.keys(lost),
  )('an index that %s is repaired, the other stays as it is, and it is told', async (what) => {
    for (const title of ['木工', '瓦工', '电工']) await put(title);
    await runJobs(app);
    await checkIndex(app.services);
    expect(drifts).toEqual([]);
    const { writes } = two;
    lost[what]?.(one);
    await checkIndex(app.services);
    await expectEqual(one, two);
    expect(two.writes).toBe(writes);
    expect(drifts).toHaveLength(1);
    expect(drifts[0]).toMatchObject({ server: 'one:7700' });
    const alarm = async () => (await progressOf(app.db, ['one:7700']))[0];
    expect((await alarm())?.drift).toBeGreaterThan(0);
    await checkIndex(app.services);
    expect(await alarm()).toMatchObject({ drift: 0, driftedAt: app.clock.now().toISOString() });
  });

  test('of many positions, an index put back from a backup with the right count is noticed at the next check', async () => {
    const id = await put('木工');
    await put('瓦工');
    await runJobs(app);
    const backup = { documents: [...one.documents], mark: one.mark };
    await app.db.$client`update positions set title = '电工' where id = ${id}`;
    await changed(id);
    await runJobs(app);

    const compared = vi.spyOn(one.engine, 'versions');
    await checkIndex(app.services, 0);
    expect(drifts).toEqual([]);
    // The first look at PostgreSQL's own compares it; the servers' marks are those kept when they had followed.
    expect(compared).not.toHaveBeenCalled();

    one.documents.clear();
    for (const [key, document] of backup.documents) one.documents.set(key, document);
    one.mark = backup.mark;
    await checkIndex(app.services, 0);
    expect(drifts).toEqual([{ server: 'one:7700', missing: 1, extra: 0 }]);
    compared.mockClear();
    await checkIndex(app.services, 0);
    expect(compared).not.toHaveBeenCalled();
    await expectEqual(one, two);
  });

  test('PostgreSQL’s own index is compared too', async () => {
    await put('木工');
    await runJobs(app);
    await app.db.$client`update position_search set version = 'old'`;
    await checkIndex(app.services);
    expect(drifts).toEqual([{ server: 'postgres', missing: 1, extra: 0 }]);
  });

  test('a server that does not answer keeps no other from being compared, and the job says so', async () => {
    await put('木工');
    await runJobs(app);
    one.fault = 'away';
    two.documents.clear();
    await expect(checkIndex(app.services)).rejects.toThrow('ECONNREFUSED');
    await expectEqual(two);
  });

  test('a change on its way is no drift', async () => {
    const id = await given.position({ title: '木工' });
    await changed(id);
    await checkIndex(app.services);
    expect(drifts).toEqual([]);
    await indexPositions(app.services, [id]);
    await runJobs(app);
    await expectEqual(one, two);
  });
});
