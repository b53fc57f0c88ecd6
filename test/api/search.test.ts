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
  [{ sort: 'distance' }, 'near'],
  [{ within: '10' }, 'near'],
  [{ near: '110101001' }, 'near'],
  [{ near: '310118001', within: '0' }, 'within'],
  [{ occupation: 'astronaut' }, 'occupation'],
  [{ companyNature: 'secret' }, 'companyNature'],
  [{ postedWithin: 'bald' }, 'postedWithin'],
  [{ openToCurrentYear: '1' }, 'openToCurrentYear'],
  [{ page: '0' }, 'page'],
  [{ q: '会'.repeat(201) }, 'q'],
])('a filter that does not exist is refused with its name: %j', async (input, field) => {
  const outcome = await call(input);
  expect(outcome.status).toBe(400);
  expect(outcome.body).toMatchObject({ code: 'request.invalid' });
  expect(Object.keys((outcome.body as { fields: object }).fields).join()).toContain(field);
});

test('a list costs two statements, one of them for answer rates and for whether few apply; a position one', async () => {
  const list = await statementsOf(app.db, () => search({ q: '会计', town: '310118001', page: 1 }));
  expect(list).toHaveLength(2);
  const read = await statementsOf(app.db, () => app.call(searchRoutes.readPosition, { id: ids.nurse }));
  expect(read).toHaveLength(1);
});

test('every filter is a parameter of the address, and its facet says how it is called', async () => {
  const reply = await search({
    occupation: 'finance,health',
    companyNature: 'public',
    postedWithin: '7',
    major: '护理学',
    openToCurrentYear: 'true',
    near: '310118106',
    within: '40',
    sort: 'distance',
  });
  // 护士 names 护理学; 养老护理员 and 收费员 name no major. All lie in 金泽, 34 kilometres from 徐泾.
  expect(reply.items.map(({ title }) => title).toSorted()).toEqual(['养老护理员', '护士', '收费员']);
  expect(reply.items.map(({ kilometres }) => kilometres)).toEqual([37, 37, 37]);
  expect(reply.facets.occupation.map(({ label }) => label)).toEqual(['医疗护理', '财务会计']);
  expect(reply.facets.companyNature.map(({ label, count }) => `${label} ${count}`)).toContain('事业单位 3');
  expect(reply.facets.postedWithin.map(({ label }) => label)).toEqual([
    '今天',
    '近 3 天',
    '近 7 天',
    '近 30 天',
  ]);
  expect(reply.facets.within.map(({ label, count }) => `${label} ${count}`)).toEqual([
    '5 公里内 0',
    '10 公里内 0',
    '20 公里内 0',
    '40 公里内 3',
  ]);
  expect(reply.facets.major).toEqual([{ value: '护理学', label: '护理学', count: 3 }]);
  expect(reply.facets.openToCurrentYear).toEqual([{ value: true, label: '应届可投', count: 3 }]);
  expect((await search()).items[0]?.kilometres).toBeNull();
});

const suggested = async (q: string): Promise<string[]> => {
  const { suggestions } = replyOf(await app.call(searchRoutes.suggestPositions, { q }));
  return suggestions.map(({ kind, text }) => `${kind} ${text}`);
};

test.each([
  ['会计', 'word 成本会计'],
  ['成本', 'word 成本会计'],
  ['kuaij', 'word 会计'],
  ['cbkj', 'word 成本会计'],
  ['软件工', 'word 嵌入式软件工程师'],
  ['java', 'word Java 开发工程师'],
  ['淀湖', 'company 淀湖仪器'],
  ['dianhu', 'company 淀湖仪器'],
  ['市场营', 'major 市场营销'],
  ['徐泾', 'town 徐泾镇'],
  ['xujing', 'town 徐泾镇'],
])('while “%s” is typed, “%s” is offered', async (typed, offered) => {
  const list = await suggested(typed);
  expect(list).toContain(offered);
  expect(list.length).toBeLessThanOrEqual(8);
});

test('what is offered leads to a search that finds something, in one statement', async () => {
  for (const q of ['会', 'g', 'jy', '技', '朱']) {
    const statements = await statementsOf(app.db, () => suggested(q));
    expect(statements).toHaveLength(1);
    const { suggestions } = replyOf(await app.call(searchRoutes.suggestPositions, { q }));
    expect(suggestions.length).toBeGreaterThan(0);
    for (const { text, query } of suggestions) {
      expect((await search({ ...query })).total, `${q} → ${text}`).toBeGreaterThan(0);
    }
  }
});

test('nothing is offered for nothing, for what nobody looks for, or once the last position is gone', async () => {
  expect(await suggested('')).toEqual([]);
  expect(await suggested("'!&|\\")).toEqual([]);
  const id = await given.position({ title: '青铜器拓印师' });
  await change([id]);
  expect(await suggested('青铜')).toContain('word 青铜器拓印师');
  await change([id], "state = 'closed'");
  expect(await suggested('青铜')).toEqual([]);
  // A town without positions is no place to look for one.
  expect(await suggested('崇明')).toEqual([]);
});

test('a card says how much of what was due the company answered; nothing due says nothing', async () => {
  const rate = async (id: string) =>
    (await search({ q: '护士' })).items.find((item) => item.id === id)?.answerRate;
  expect(await rate(ids.nurse)).toBeNull();
  await given.applications(ids.nurse, 3);
  await app.db
    .$client`update applications set submitted_at = '2026-07-01T02:00:00Z', moved_at = '2026-07-01T02:00:00Z'`;
  await app.db.$client`update applications set answered_at = '2026-07-03T02:00:00Z'
    where id = (select min(id::text)::uuid from applications)`;
  // One of three answered within seven days.
  expect(await rate(ids.nurse)).toBe(33);
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

test('fewer than five open applications are told as few, and no number of them', async () => {
  await given.applications(ids.cook, 4);
  await given.applications(ids.driver, 5);
  await given.applications(ids.cook, 3, 'withdrawn');
  const items = async (q: string) => (await search({ q, sort: 'applicants' })).items;
  const few = async (q: string, id: string) => (await items(q)).find((each) => each.id === id)?.fewApplicants;
  expect(await few('厨师', ids.cook)).toBe(true);
  expect(await few('司机', ids.driver)).toBe(false);
  expect(Object.keys((await items('厨师'))[0] ?? {})).not.toContain('applicants');
});
