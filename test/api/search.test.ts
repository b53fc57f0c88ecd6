import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GivenIndex, givenIndex } from '../search/index-database.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { runJobs } from '../support/jobs.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenIndex;
let ids: Awaited<ReturnType<GivenIndex['corpus']>>;

beforeAll(async () => {
  app = await startTestApp();
  given = await givenIndex(app.db);
  ids = await given.corpus();
  await change(Object.values(ids));
}, 60_000);
afterAll(() => app.close());

/** As a verb leaves it: the change and its job in one transaction; then the worker. */
async function change(changed: string[], set?: string): Promise<void> {
  await app.db.transaction(async (tx) => {
    if (set) await tx.execute(`update positions set ${set} where id = any('{${changed.join(',')}}')`);
    await addJob(tx, 'index-positions', { ids: changed });
  });
  await runJobs(app);
}

const search = async (input: Parameters<typeof call>[0] = {}) => replyOf(await call(input));
const call = (input: Record<string, string | number | string[] | undefined> = {}) =>
  app.call(searchRoutes.searchPositions, input as never);

test('anyone may search, without signing in, and hears which engine answered', async () => {
  const reply = await search({ q: '会计' });
  expect(reply).toMatchObject({ total: 7, page: 1, pageSize: 20, engine: 'postgres', degraded: false });
  expect(reply.items[0]).toMatchObject({
    title: '成本会计',
    townName: '夏阳街道',
    companyName: '上海淀湖精密仪器有限公司',
  });
  expect(reply.facets.kind).toEqual([{ value: 'fullTime', label: '全职', count: 7 }]);
  expect(reply.facets.salaryMin.map(({ label }) => label)).toEqual([
    '不限',
    '5 千以上',
    '8 千以上',
    '1 万以上',
  ]);
});

test('several towns and kinds come as repeated keys or with commas', async () => {
  const repeated = await search({ town: ['310118001', '310118002'], kind: ['fullTime', 'traineeship'] });
  const commas = await search({ town: '310118001,310118002', kind: 'fullTime,traineeship' });
  expect(repeated.total).toBeGreaterThan(5);
  expect(commas).toEqual(repeated);
});

test('empty fields of a form filter nothing', async () => {
  const reply = await search({ q: '', kind: '', town: '', education: '', salaryMin: '', sort: '', page: '' });
  expect(reply.total).toBe(60);
});

test.each([
  [{ kind: 'partTime' }, 'kind'],
  [{ town: '夏阳街道' }, 'town'],
  [{ education: '本科' }, 'education'],
  [{ salaryMin: 'viel' }, 'salaryMin'],
  [{ sort: 'random' }, 'sort'],
  [{ page: '0' }, 'page'],
  [{ q: '会'.repeat(201) }, 'q'],
])('a filter that does not exist is refused with its name: %j', async (input, field) => {
  const outcome = await call(input);
  expect(outcome.status).toBe(400);
  expect(outcome.body).toMatchObject({ code: 'request.invalid' });
  expect(Object.keys((outcome.body as { fields: object }).fields).join()).toContain(field);
});

test('a list costs two statements, one of them for the answer rates of its companies; a position one', async () => {
  const list = await statementsOf(app.db, () => search({ q: '会计', town: '310118001', page: 1 }));
  expect(list).toHaveLength(2);
  const read = await statementsOf(app.db, () => app.call(searchRoutes.readPosition, { id: ids.nurse }));
  expect(read).toHaveLength(1);
});

test('a burst of changes is followed as one job, and its positions are found', async () => {
  const made = await Promise.all(['龙舟鼓手', '龙舟舵手'].map((title) => given.position({ title })));
  for (const id of made) await app.db.transaction((tx) => addJob(tx, 'index-positions', { ids: [id] }));
  const jobs = await app.db
    .$client`select key from graphile_worker.jobs where task_identifier = 'index-positions'`;
  expect(jobs).toHaveLength(1);
  await runJobs(app);
  expect((await search({ q: '龙舟' })).total).toBe(2);
  await change(made, "state = 'closed'");
  expect((await search({ q: '龙舟' })).total).toBe(0);
});

test('a position reads with its employer, and similar ones of its trade', async () => {
  const position = replyOf(await app.call(searchRoutes.readPosition, { id: ids.costAccountant }));
  expect(position).toMatchObject({
    title: '成本会计',
    state: 'published',
    townName: '夏阳街道',
    company: {
      name: '上海淀湖精密仪器有限公司',
      verified: true,
      verifiedBy: '青浦区总工会',
      answers: { received: 0, answered: 0, days: null },
    },
  });
  expect(position.similar.map(({ title }) => title)).toContain('税务会计');
  expect(position.similar).toHaveLength(4);
});

test('a position that was published once stays readable and says that it is over', async () => {
  const id = await given.position({ title: '临时岗位' });
  const state = async () => replyOf(await app.call(searchRoutes.readPosition, { id })).state;
  await change([id], "state = 'paused'");
  expect(await state()).toBe('paused');
  await change([id], "state = 'closed'");
  expect(await state()).toBe('closed');
  await change([id], "state = 'published', valid_until = '2026-08-10'");
  expect(await state()).toBe('expired');
});

test.each([
  'draft',
  'submitted',
  'rejected',
])('a position in state %s is as if it did not exist', async (state) => {
  const id = await given.position({ title: '看不到的岗位', firstPublishedOn: null, publishedAt: null });
  await change([id], `state = '${state}'`);
  const outcome = await app.call(searchRoutes.readPosition, { id });
  const missing = await app.call(searchRoutes.readPosition, { id: '00000000-0000-4000-8000-000000000000' });
  expect([outcome.status, missing.status]).toEqual([404, 404]);
  expect((outcome.body as { code: string }).code).toBe((missing.body as { code: string }).code);
  expect((await search({ q: '看不到的岗位' })).items.map((item) => item.id)).not.toContain(id);
});

test('a position of a suspended company is shown as closed and found no more', async () => {
  await app.db.$client`update companies set state = 'suspended' where id = ${given.companies.xinya ?? ''}`;
  await change([ids.teacher]);
  expect(replyOf(await app.call(searchRoutes.readPosition, { id: ids.teacher }))).toMatchObject({
    state: 'closed',
    company: { verified: false },
  });
  expect((await search({ q: '幼儿园教师' })).items.map((item) => item.id)).not.toContain(ids.teacher);
});

test('nothing of preference, suitability or the union’s notes is in a reply that does show the position', async () => {
  const id = await given.position({
    title: '青瓷拉坯学徒',
    suitableForGraduates: true,
    preference: 'targeted',
    preferredOn: '2026-08-01',
    preferredHeadcount: 2,
    decisionNote: '工会备注金丝雀',
  });
  await change([id]);
  const list = await call({ q: '青瓷' });
  const read = await app.call(searchRoutes.readPosition, { id });
  for (const outcome of [list, read]) {
    expect(JSON.stringify(outcome.body)).toContain('青瓷拉坯学徒');
    expect(JSON.stringify(outcome.body)).not.toMatch(
      /targeted|preference|preferred|suitable|金丝雀|decision/i,
    );
  }
});
