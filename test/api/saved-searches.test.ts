import { savedSearchRoutes as routes } from '@sunshine/contract/positions/kept-routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { auditActions, waitingNotices } from '../support/given/application-probes.ts';
import type { GivenAccount } from '../support/given/people.ts';
import { type GivenSearching, givenSearching } from '../support/given/searching.ts';
import { runJobs } from '../support/jobs.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenSearching;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenSearching(app);
});
afterAll(() => app?.close());

const at = (day: string, time = '12:00') => app.clock.set(`${day}T${time}:00+08:00`);
const save = async (
  who: GivenAccount,
  query: string,
  more: { name?: string; rhythm?: 'off' | 'daily' | 'weekly' } = {},
) => replyOf(await app.call(routes.saveSearch, { query, ...more }, who));
const list = async (who: GivenAccount) => replyOf(await app.call(routes.listSavedSearches, {}, who)).items;
const told = (who: GivenAccount) =>
  waitingNotices(app, 'saved-searches:').then((all) =>
    all.filter(({ accountId }) => accountId === who.accountId),
  );

describe('the list', () => {
  test('a search is kept under a name made of what it asks for, and the same search once', async () => {
    at('2026-08-11');
    const me = await given.graduate();
    const first = await save(me, 'town=310118001&q=钟表&kind=fullTime&page=3&sort=salary');
    expect(first).toMatchObject({ name: '钟表，夏阳街道，全职', created: true });
    const again = await save(me, 'q=%E9%92%9F%E8%A1%A8&kind=fullTime&town=310118001', {
      name: '修表',
      rhythm: 'weekly',
    });
    expect(again).toEqual({ id: first.id, name: '修表', created: false });
    expect(await list(me)).toMatchObject([
      {
        id: first.id,
        name: '修表',
        rhythm: 'weekly',
        fresh: 0,
        query: 'q=%E9%92%9F%E8%A1%A8&town=310118001&kind=fullTime',
      },
    ]);
    expect(await auditActions(app, first.id)).toEqual(['search.save']);
  });

  test('a search with a filter that does not exist is refused, and so is the twenty-first', async () => {
    const me = await given.graduate();
    const wrong = await app.call(routes.saveSearch, { query: 'q=会计&kind=partTime' }, me);
    expect([wrong.status, (wrong.body as { code: string }).code]).toEqual([422, 'search.unreadable']);
    const saved = await Promise.all(
      Array.from({ length: 22 }, (_, i) => app.call(routes.saveSearch, { query: `q=第${i}种` }, me)),
    );
    expect(saved.map(({ status }) => status).sort()).toEqual([...Array(20).fill(200), 422, 422]);
    expect(await list(me)).toHaveLength(20);
  });

  test('new is what was published since the person last looked, without blocked companies', async () => {
    at('2026-08-12', '08:00');
    await given.open({ title: '古琴斫制师' });
    at('2026-08-12', '09:00');
    const me = await given.graduate();
    const { id } = await save(me, 'q=古琴');
    expect((await list(me))[0]).toMatchObject({ fresh: 0, freshTitles: [] });
    at('2026-08-12', '10:00');
    await given.open({ title: '古琴调音师' });
    expect((await list(me))[0]).toMatchObject({ fresh: 1, freshTitles: ['古琴调音师'] });
    await app.db
      .$client`insert into company_blocks (person_id, company_id) values (${me.personId}, ${given.companyId})`;
    expect((await list(me))[0]?.fresh).toBe(0);
    await app.db.$client`delete from company_blocks where person_id = ${me.personId}`;
    at('2026-08-12', '11:00');
    expect(replyOf(await app.call(routes.openSavedSearch, { id }, me)).query).toBe('q=%E5%8F%A4%E7%90%B4');
    expect((await list(me))[0]?.fresh).toBe(0);
  });

  test('another’s search is as if it did not exist', async () => {
    const [me, other] = [await given.graduate(), await given.graduate()];
    const { id } = await save(me, 'q=裱画');
    const tries = [
      await app.call(routes.changeSavedSearch, { id, rhythm: 'off' }, other),
      await app.call(routes.openSavedSearch, { id }, other),
      await app.call(routes.removeSavedSearch, { id }, other),
    ];
    expect(tries.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
      Array(3).fill([404, 'search.savedNotFound']),
    );
    replyOf(await app.call(routes.changeSavedSearch, { id, rhythm: 'off', name: '裱画师' }, me));
    expect(await list(me)).toMatchObject([{ name: '裱画师', rhythm: 'off' }]);
    expect((await app.call(routes.removeSavedSearch, { id }, me)).status).toBe(204);
    expect(await list(me)).toEqual([]);
    expect(await auditActions(app, id)).toEqual(['search.save', 'search.change', 'search.remove']);
  });

  test('the list costs one search a line and three statements beside', async () => {
    const me = await given.graduate();
    const count = async () => (await statementsOf(app.db, () => list(me))).length;
    await save(me, 'town=310118001');
    const one = await count();
    await save(me, 'town=310118002');
    await save(me, 'kind=internship');
    expect([one, (await count()) - one]).toEqual([5, 2]);
  });
});

describe('the morning', () => {
  test('one message sums up all that is new; nothing new, no message; a repeat tells nothing twice', async () => {
    at('2026-08-18'); // a Tuesday
    const me = await given.graduate();
    await save(me, 'q=竹编', { name: '竹编' });
    at('2026-08-18', '12:01');
    await save(me, 'q=漆器', { name: '漆器' });
    await save(me, 'q=木雕', { name: '木雕', rhythm: 'off' });
    await given.morning('2026-08-19');
    expect(await told(me)).toEqual([]);

    at('2026-08-19');
    await given.open({ title: '竹编技师' });
    await given.open({ title: '漆器修复师' });
    await given.open({ title: '木雕技师' });
    await given.morning('2026-08-20');
    await given.morning('2026-08-20');
    expect(await told(me)).toEqual([
      expect.objectContaining({
        title: '你保存的搜索有 2 个新岗位',
        body: '“竹编”1 个，“漆器”1 个。最新的是竹编技师。',
        href: '/me/searches',
      }),
    ]);
    await given.morning('2026-08-21');
    expect(await told(me)).toHaveLength(1);
    await runJobs(app);
    const inbox = await app.db.$client`select title from notices where account_id = ${me.accountId}`;
    expect(inbox).toHaveLength(1);
  });

  test('what is published while the morning runs is told the next day, and not lost', async () => {
    at('2026-08-25');
    const me = await given.graduate();
    await save(me, 'q=制墨');
    at('2026-08-26', '08:55');
    await given.open({ title: '制墨师' });
    await given.morning('2026-08-26');
    expect(await told(me)).toEqual([]);
    await given.morning('2026-08-27');
    expect(await told(me)).toHaveLength(1);
  });

  test('weekly searches are told on Mondays, of the whole week', async () => {
    at('2026-09-01'); // a Tuesday
    const me = await given.graduate();
    await save(me, 'q=制扇', { rhythm: 'weekly' });
    at('2026-09-02');
    await given.open({ title: '制扇师傅' });
    await given.morning('2026-09-04');
    expect(await told(me)).toEqual([]);
    await given.morning('2026-09-07');
    expect((await told(me)).map(({ title }) => title)).toEqual(['你保存的搜索有 1 个新岗位']);
  });

  test('blocked companies and what the person saw already are not told of', async () => {
    at('2026-09-08');
    const [blocking, looked] = [await given.graduate(), await given.graduate()];
    await app.db
      .$client`insert into company_blocks (person_id, company_id) values (${blocking.personId}, ${given.companyId})`;
    await save(blocking, 'q=刺绣');
    const { id } = await save(looked, 'q=刺绣');
    at('2026-09-08', '13:00');
    await given.open({ title: '刺绣师' });
    at('2026-09-08', '14:00');
    replyOf(await app.call(routes.openSavedSearch, { id }, looked));
    await given.morning('2026-09-09');
    expect([await told(blocking), await told(looked)]).toEqual([[], []]);
  });

  test('two workers at once tell each person once', async () => {
    at('2026-09-15');
    const people = await Promise.all([1, 2, 3].map(() => given.graduate()));
    for (const who of people) await save(who, 'q=陶艺');
    at('2026-09-15', '15:00');
    await given.open({ title: '陶艺师' });
    await Promise.all([given.morning('2026-09-16'), given.morning('2026-09-16')]);
    for (const who of people) expect(await told(who)).toHaveLength(1);
  });

  test('a search that was silent tells nothing of that time when it is switched on', async () => {
    at('2026-09-22');
    const me = await given.graduate();
    const { id } = await save(me, 'q=制笔', { rhythm: 'off' });
    at('2026-09-22', '13:00');
    await given.open({ title: '制笔师' });
    at('2026-09-23', '10:00');
    replyOf(await app.call(routes.changeSavedSearch, { id, rhythm: 'daily' }, me));
    await given.morning('2026-09-24');
    expect(await told(me)).toEqual([]);
    expect((await list(me))[0]?.fresh).toBe(1);
  });
});
