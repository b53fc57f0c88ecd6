import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PositionQuery, PositionSearch } from '@sunshine/search/engine.ts';
import { createPositionSearch } from '@sunshine/search/position-search.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { followPositions } from '@sunshine/search/sync.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type IndexDatabase, indexDatabase, searchDay } from './index-database.ts';

const query: PositionQuery = {
  words: '会计',
  kinds: [],
  towns: [],
  education: null,
  salaryMin: null,
  sort: 'relevance',
  page: 1,
  pageSize: 20,
  today: searchDay,
};

const part = { hits: [], totalHits: 0, facetDistribution: {} };
const whole = JSON.stringify({ results: [part, { ...part, totalHits: 3 }] });
const cut = whole.slice(0, (whole.length * 2) / 3);

/** What a Meilisearch server answers to the questions asked before and during a search, holding 60 documents. */
const healthy: RequestListener = (request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url?.endsWith('/stats')) return void response.end(JSON.stringify({ numberOfDocuments: 60 }));
  if (request.url === '/multi-search') {
    return void response.end(whole);
  }
  response.end('{}');
};

const faults: Record<string, RequestListener> = {
  'answers 500': (_, response) => void response.writeHead(500).end('{"message":"broken"}'),
  'answers 503': (_, response) => void response.writeHead(503).end(),
  'answers 401': (_, response) =>
    void response.writeHead(401).end('{"message":"no","code":"invalid_api_key"}'),
  'answers garbage': (_, response) => void response.end('<html>not json'),
  // Two thirds of a right answer, then the end of the connection: with its length told, without, and in pieces.
  'breaks off in the middle of a body': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length });
    response.write(cut, () => response.destroy());
  },
  'ends in the middle of its JSON': (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(cut),
  'breaks off between two pieces': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
    response.write(cut, () => response.socket?.destroy());
  },
  'answers an empty object': (_, response) => void response.end('{}'),
  'answers nothing': () => undefined,
  'hangs up': (request) => void request.socket.destroy(),
};

describe('a failing Meilisearch is never a person’s trouble', () => {
  let base: IndexDatabase;
  let server: Server;
  let answer: RequestListener = healthy;
  let asked = 0;
  let clock = 0;

  beforeAll(async () => {
    base = await indexDatabase();
    await followPositions(base.db, [postgresEngine(base.db)], Object.values(await base.corpus()), searchDay);
    server = createServer((request, response) => {
      if (request.url === '/multi-search') asked += 1;
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => server.closeAllConnections());
  afterAll(async () => {
    server.close();
    await base.close();
  });

  async function search(): Promise<PositionSearch> {
    const { port } = server.address() as AddressInfo;
    answer = healthy;
    asked = 0;
    clock = 0;
    const made = createPositionSearch({
      db: base.db,
      meilisearch: { url: `http://127.0.0.1:${port}`, key: 'k', searchTimeout: 100 },
      now: () => clock,
    });
    await made.prepare();
    return made;
  }

  test('while it answers, it is the one that answers', async () => {
    const engine = await search();
    expect(await engine.search(query)).toMatchObject({ engine: 'meilisearch', degraded: false });
  });

  test.each(Object.keys(faults))('when it %s, PostgreSQL answers and says so', async (fault) => {
    const engine = await search();
    answer = faults[fault] ?? healthy;
    for (let time = 0; time < 5; time += 1) {
      expect(await engine.search(query)).toMatchObject({ engine: 'postgres', degraded: true, total: 7 });
    }
    // The breaker opened: after three failures nobody waits for it.
    expect(asked).toBe(3);
  });

  test('after a pause one search tries it again, and it serves once it is well', async () => {
    const engine = await search();
    answer = faults['answers 500'] ?? healthy;
    for (let time = 0; time < 3; time += 1) await engine.search(query);
    clock = 2_001;
    expect(await engine.search(query)).toMatchObject({ engine: 'postgres', degraded: true });
    expect(asked).toBe(4);
    clock = 4_000;
    answer = healthy;
    expect(await engine.search(query)).toMatchObject({ degraded: true });
    expect(asked).toBe(4);
    clock = 6_100;
    expect(await engine.search(query)).toMatchObject({ engine: 'meilisearch', degraded: false });
    expect(await engine.search(query)).toMatchObject({ engine: 'meilisearch', degraded: false });
  });

  test('an index that was emptied or never filled is not trusted', async () => {
    const { port } = server.address() as AddressInfo;
    answer = (request, response) => {
      if (request.url?.endsWith('/stats')) return void response.end('{"numberOfDocuments":0}');
      healthy(request, response);
    };
    const made = createPositionSearch({
      db: base.db,
      meilisearch: { url: `http://127.0.0.1:${port}`, key: 'k' },
    });
    await made.prepare();
    expect(await made.search(query)).toMatchObject({ engine: 'postgres', degraded: true, total: 7 });
    expect(await made.state()).toMatchObject({ engine: 'postgres', degraded: true, documents: 60 });
  });

  test('a server that is not there does not keep the product from starting', async () => {
    const made = createPositionSearch({ db: base.db, meilisearch: { url: 'http://127.0.0.1:9', key: 'k' } });
    await made.prepare();
    expect(await made.search(query)).toMatchObject({ engine: 'postgres', degraded: true, total: 7 });
  });

  test('while it is away the index of PostgreSQL is still kept, and the job fails so that it is tried again', async () => {
    const made = createPositionSearch({ db: base.db, meilisearch: { url: 'http://127.0.0.1:9', key: 'k' } });
    const id = await base.position({ title: '木工学徒' });
    await expect(
      followPositions(base.db, [made.own, ...made.servers.map(({ engine }) => engine)], [id], searchDay),
    ).rejects.toThrow();
    expect((await made.search({ ...query, words: '木工' })).items.map((item) => item.id)).toEqual([id]);
    await base.db.$client`update positions set state = 'closed' where id = ${id}`;
    await expect(
      followPositions(base.db, [made.own, ...made.servers.map(({ engine }) => engine)], [id], searchDay),
    ).rejects.toThrow();
    expect((await made.search({ ...query, words: '木工' })).total).toBe(0);
  });
});
