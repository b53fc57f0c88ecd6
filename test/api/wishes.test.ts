import { wishRoutes as routes } from '@sunshine/contract/positions/wish-routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { auditActions, waitingNotices } from '../support/given/application-probes.ts';
import { givenAccount } from '../support/given/people.ts';
import { type GivenSearching, givenSearching } from '../support/given/searching.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenSearching;
const at = (day: string, time = '12:00') => app.clock.set(`${day}T${time}:00+08:00`);
const xiayang = '310118001';
const jinze = '310118104';
const zhujiajiao = '310118102';

beforeAll(async () => {
  app = await startTestApp();
  given = await givenSearching(app);
  await given.open({ title: '调酒师', town: zhujiajiao, kind: 'fullTime', payMin: 5000, payMax: 6000 });
  await given.open({
    title: '调酒学徒',
    town: xiayang,
    kind: 'internship',
    payMin: 150,
    payMax: 200,
    payUnit: 'day',
    education: 'any',
  });
  await given.open({ title: '博物馆讲解员', town: xiayang, education: 'master', payMin: 8000, payMax: 9000 });
});
afterAll(() => app?.close());

const wider = async (query: string) => replyOf(await app.call(routes.widenSearch, { query }));
const found = async (query: string) => {
  const { gaveUp, total, items, query: asked } = await wider(query);
  return { gaveUp, total, titles: items.map(({ title }) => title), asked: decodeURIComponent(asked) };
};

describe('a search without a result is widened', () => {
  test('the pay is given up first, then the neighbouring towns count too', async () => {
    expect(await found(`q=调酒师&town=${jinze}&salaryMin=8000`)).toEqual({
      gaveUp: ['salaryMin', 'near'],
      total: 1,
      titles: ['调酒师'],
      asked: 'q=调酒师&town=310118102&town=310118103&town=310118104',
    });
  });

  test('the whole district is named, and not the neighbours beside it', async () => {
    expect(await found(`q=调酒师&town=310118106`)).toMatchObject({
      gaveUp: ['town'],
      total: 1,
      asked: 'q=调酒师',
    });
  });

  test('then the kind, and at last one word less', async () => {
    expect(await found('q=调酒&kind=traineeship')).toMatchObject({ gaveUp: ['kind'], total: 2 });
    expect(await found('q=调酒师 双休')).toMatchObject({ gaveUp: ['words'], total: 1, asked: 'q=调酒师' });
  });

  test('the level of education is never given up: nobody is shown what asks for more than they have', async () => {
    expect(await found('q=讲解员&education=college')).toEqual({
      gaveUp: [],
      total: 0,
      titles: [],
      asked: 'q=讲解员&education=college',
    });
    expect((await found('q=讲解员&education=master&salaryMin=20000')).titles).toEqual(['博物馆讲解员']);
  });

  test('it costs one search a step and one look at answer rates, and words that are found nowhere skip the filters', async () => {
    const count = async (query: string) => (await statementsOf(app.db, () => wider(query))).length;
    expect(await count(`q=调酒师&town=310118106&salaryMin=50000&kind=traineeship`)).toBe(5);
    const nowhere = await count(`q=龘龘龘龘&town=310118106&salaryMin=50000&kind=traineeship`);
    const once = await count(`q=龘龘龘龘&salaryMin=50000`);
    expect(nowhere).toBe(once);
  });
});

describe('a wish', () => {
  const rows = () =>
    app.db
      .$client`select person_id, words, towns, kinds, salary_min, state from position_wishes order by wished_at`;

  test('of a graduate stands under the own name, once, until it is taken back', async () => {
    at('2026-08-12');
    const [me, other] = [await given.graduate(), await given.graduate()];
    const query = `q=潜水教练&town=${jinze}&salaryMin=8000`;
    const first = replyOf(await app.call(routes.registerWish, { query }, me));
    expect(first.created).toBe(true);
    expect(
      replyOf(await app.call(routes.registerWish, { query: `salaryMin=8000&town=${jinze}&q=潜水教练` }, me)),
    ).toEqual({
      id: first.id,
      created: false,
    });
    const id = first.id ?? '';
    expect(replyOf(await app.call(routes.listOwnWishes, {}, me)).items).toMatchObject([
      { id, state: 'open', position: null },
    ]);
    expect(replyOf(await app.call(routes.listOwnWishes, {}, other)).items).toEqual([]);
    expect(await rows()).toMatchObject([
      {
        person_id: me.personId,
        words: '潜水教练',
        towns: [jinze],
        kinds: [],
        salary_min: 8000,
        state: 'open',
      },
    ]);
    const foreign = await app.call(routes.withdrawWish, { id }, other);
    expect([foreign.status, (foreign.body as { code: string }).code]).toEqual([404, 'wish.notFound']);
    replyOf(await app.call(routes.withdrawWish, { id }, me));
    const again = await app.call(routes.withdrawWish, { id }, me);
    expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'wish.notOpen']);
    expect(replyOf(await app.call(routes.listOwnWishes, {}, me)).items).toEqual([]);
    expect(await auditActions(app, id)).toEqual(['wish.register', 'wish.withdraw']);
  });

  test('of somebody unknown is only counted, without number or contact, three times a day from one network', async () => {
    const query = 'q=热气球驾驶 13912345678';
    const replies = [];
    for (let i = 0; i < 4; i++) replies.push(replyOf(await app.call(routes.registerWish, { query })));
    expect(replies).toEqual([...Array(3).fill({ id: null, created: true }), { id: null, created: false }]);
    const kept = (await rows()).filter(({ words }) => words === '热气球驾驶');
    expect(kept).toHaveLength(3);
    expect(kept.every(({ person_id }) => person_id === null)).toBe(true);
  });

  test('of a recruiter or of staff is no wish of a person', async () => {
    replyOf(await app.call(routes.registerWish, { query: 'q=假愿望' }, given.recruiter));
    expect((await rows()).filter(({ words }) => words === '假愿望')).toMatchObject([{ person_id: null }]);
  });

  test('for nothing, or for what does not exist, is refused', async () => {
    const tries = await Promise.all(
      ['', 'sort=date', 'q=x&kind=partTime'].map((query) => app.call(routes.registerWish, { query })),
    );
    expect(tries.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
      [422, 'wish.asksForNothing'],
      [422, 'wish.asksForNothing'],
      [422, 'search.unreadable'],
    ]);
  });

  test('more than thirty an hour from one network are refused', async () => {
    at('2026-08-13');
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++)
      statuses.push(
        (await app.call(routes.registerWish, { query: `kind=internship&salaryMin=${20_000 + i}` })).status,
      );
    expect(statuses).toEqual([...Array(30).fill(200), 429]);
  });

  test('that a new position meets is told once to the person, and marked', async () => {
    at('2026-08-17');
    const [me, blocking] = [await given.graduate(), await given.graduate()];
    const query = 'q=皮影';
    const { id } = replyOf(await app.call(routes.registerWish, { query }, me));
    const kept = replyOf(await app.call(routes.registerWish, { query }, blocking));
    await app.db
      .$client`insert into company_blocks (person_id, company_id) values (${blocking.personId}, ${given.companyId})`;
    await given.morning('2026-08-18');
    expect(await waitingNotices(app, `wish-met:${id}`)).toEqual([]);

    const positionId = await given.open({ title: '皮影雕刻师' });
    await given.morning('2026-08-19');
    await given.morning('2026-08-20');
    expect(await waitingNotices(app, `wish-met:${id}`)).toEqual([
      expect.objectContaining({
        accountId: me.accountId,
        title: '你想要的岗位有了',
        body: '你登记过“皮影”。现在有皮影雕刻师，青浦禾澜食品有限公司在招。',
        href: `/positions/${positionId}`,
      }),
    ]);
    expect(replyOf(await app.call(routes.listOwnWishes, {}, me)).items).toMatchObject([
      { id, state: 'met', position: { id: positionId, title: '皮影雕刻师' } },
    ]);
    expect(await auditActions(app, id ?? '')).toEqual(['wish.register', 'wish.meet']);
    expect(await waitingNotices(app, `wish-met:${kept.id}`)).toEqual([]);
    expect(replyOf(await app.call(routes.listOwnWishes, {}, blocking)).items).toMatchObject([
      { state: 'open' },
    ]);
  });
});

describe('what a union sees as demand', () => {
  const demand = async (who: Parameters<typeof app.call>[2], days: 30 | 90 = 30) =>
    replyOf(await app.call(routes.readDemand, { days }, who));

  test('own people by name, others as a number from three on, beside what is open now', async () => {
    await app.db.$client`delete from position_wishes`;
    at('2026-09-01');
    const own = await given.graduate({ unionId: given.xiayang, name: '陆佳' });
    const elsewhere = await given.graduate({ unionId: given.yingpu, name: '顾远' });
    const wish = (query: string, who?: Parameters<typeof app.call>[2]) =>
      app.call(routes.registerWish, { query }, who);
    for (const who of [own, elsewhere]) replyOf(await wish('q=调酒师&salaryMin=9000', who));
    for (let i = 0; i < 2; i++) replyOf(await wish('q=调酒师&salaryMin=9500'));
    replyOf(await wish(`q=潜水教练&town=${jinze}`));
    replyOf(await wish(`q=捕鱼&town=${jinze}`));
    replyOf(await wish(`q=养蜂&town=${jinze}`));
    replyOf(await wish('q=驯鹿'));

    const seen = await demand(given.caseworker);
    expect(seen).toMatchObject({ days: 30, total: 8, people: 2 });
    expect(seen.rows).toEqual([
      {
        words: '调酒师',
        query: 'q=%E8%B0%83%E9%85%92%E5%B8%88',
        town: '',
        wished: 4,
        own: [{ personId: own.personId, name: '陆佳' }],
        others: 3,
        positions: 1,
        headcount: 3,
        lastWishedOn: '2026-09-01',
      },
    ]);
    expect(seen.rare).toEqual([
      { town: jinze, townName: '金泽镇', wished: 3 },
      { town: '', townName: '', wished: null },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/顾远|潜水|捕鱼|养蜂|驯鹿/);
  });

  test('a unit names only people of its scope; the district names all', async () => {
    const staff = (unionId: string) => givenAccount(app, [{ role: 'caseworker', unionId }]);
    const names = async (unionId: string) =>
      (await demand(await staff(unionId))).rows.flatMap((row) => row.own.map(({ name }) => name)).sort();
    expect(await names(given.xiayang)).toEqual(['陆佳']);
    expect(await names(given.yingpu)).toEqual(['顾远']);
    expect(await names(given.education)).toEqual([]);
    expect(await names(given.district)).toEqual(['陆佳', '顾远'].sort());
  });

  test('what was taken back or is older than the days asked for is left out', async () => {
    at('2026-10-01');
    expect((await demand(given.caseworker)).total).toBe(0);
    expect((await demand(given.caseworker, 90)).total).toBe(8);
    at('2026-09-30');
    expect((await demand(given.caseworker)).total).toBe(8);
    await app.db
      .$client`update position_wishes set state = 'withdrawn', settled_at = now() where words = '驯鹿'`;
    expect((await demand(given.caseworker)).total).toBe(7);
  });

  test('a wish that only chose a trade carries it: told by its filters and set beside what is open for them', async () => {
    await app.db.$client`delete from position_wishes`;
    at('2026-10-02');
    const own = await given.graduate({ unionId: given.xiayang, name: '陆佳' });
    for (const query of [
      `occupation=health&kind=internship&town=${jinze}`,
      'town=310118102&kind=internship&occupation=health',
    ])
      replyOf(await app.call(routes.registerWish, { query }, own));
    replyOf(await app.call(routes.registerWish, { query: `town=${jinze}` }, own));
    const { rows } = await demand(given.caseworker);
    expect(rows.map(({ words, query, town }) => ({ words, query, town }))).toEqual([
      { words: '', query: `town=${jinze}`, town: jinze },
      { words: '', query: 'town=310118102&kind=internship&occupation=health', town: '310118102' },
      { words: '', query: `town=${jinze}&kind=internship&occupation=health`, town: jinze },
    ]);
    expect(rows[1]).toMatchObject({ positions: 0, headcount: 0, wished: 1 });
    await given.open({
      title: '护理实习生',
      kind: 'internship',
      occupation: 'health',
      town: '310118102',
      payMin: 150,
      payMax: 200,
      payUnit: 'day',
      headcount: 4,
      validUntil: '2026-12-31',
    });
    const again = await demand(given.caseworker);
    expect(again.rows[1]).toMatchObject({ positions: 1, headcount: 4 });
  });

  test('payers, companies and graduates see none of it', async () => {
    const payer = await givenAccount(app, [{ role: 'payer', unionId: given.district }]);
    const statuses = await Promise.all(
      [payer, given.recruiter, await given.graduate(), undefined].map(
        async (who) => (await app.call(routes.readDemand, {}, who)).status,
      ),
    );
    expect(statuses).toEqual([403, 403, 403, 401]);
  });
});
