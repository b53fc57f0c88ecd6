import { graduateRoutes, householdRoutes } from '@sunshine/contract/households/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { givenGraduate } from '../support/given/households.ts';
import { syntheticIdNumber } from '../support/given/id-numbers.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let units: GivenDistrict;
let lu: GivenAccount;
let zhang: GivenAccount;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  lu = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }], { name: '陆静' });
  zhang = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
});
afterAll(() => app.close());

const r = graduateRoutes;
const read = async (id: string) => replyOf(await app.call(r.readGraduate, { id }, lu));

test('a graduate is shown masked, with campus in words, and belongs to the unit of the archive', async () => {
  const { personId } = await givenGraduate(app, lu);
  expect(await read(personId)).toMatchObject({
    name: '沈*鸣',
    unionName: '夏阳街道总工会',
    situation: 'unknown',
    household: { state: 'active', relation: 'child' },
    studies: [
      {
        school: '上海商贸职业学院',
        campusDivision: '310118',
        campusName: '上海青浦区',
        graduationYear: 2026,
        educationMode: 'regular',
      },
    ],
    outcomes: [],
    needs: [],
    account: null,
  });
  expect(await app.call(r.readGraduate, { id: personId }, zhang)).toMatchObject({
    status: 404,
    body: { code: 'graduate.notFound' },
  });
});

test('a settled outcome closes the open help need on its day, by whoever brought it about', async () => {
  for (const [resolvedBy, evidence] of [
    ['self', undefined],
    ['union', '劳动合同'],
  ] as const) {
    const { personId } = await givenGraduate(app, lu);
    replyOf(await app.call(r.openNeed, { id: personId, openedOn: '2026-07-01' }, lu));
    expect((await read(personId)).situation).toBe('helpNeeded');
    replyOf(
      await app.call(
        r.recordOutcome,
        { id: personId, kind: 'contract', from: '2026-08-03', resolvedBy, ...(evidence ? { evidence } : {}) },
        lu,
      ),
    );
    expect(await read(personId)).toMatchObject({
      situation: 'settled',
      needs: [{ openedOn: '2026-07-01', closedOn: '2026-08-03', closedBy: resolvedBy }],
    });
  }
});

test('an outcome that settles nothing leaves the need open; one of before the need closes it on its first day', async () => {
  const { personId } = await givenGraduate(app, lu);
  replyOf(await app.call(r.openNeed, { id: personId, openedOn: '2026-07-01' }, lu));
  replyOf(await app.call(r.recordOutcome, { id: personId, kind: 'seeking', from: '2026-07-02' }, lu));
  expect((await read(personId)).needs[0]?.closedOn).toBeNull();
  replyOf(await app.call(r.recordOutcome, { id: personId, kind: 'furtherStudy', from: '2026-06-01' }, lu));
  expect((await read(personId)).needs[0]).toMatchObject({ closedOn: '2026-07-01', closedBy: 'self' });
});

test('what the union brought about needs evidence', async () => {
  const { personId } = await givenGraduate(app, lu);
  const reply = await app.call(
    r.recordOutcome,
    { id: personId, kind: 'contract', from: '2026-08-03', resolvedBy: 'union' },
    lu,
  );
  expect(reply).toMatchObject({
    status: 400,
    body: { code: 'graduate.outcomeNeedsEvidence', fields: { evidence: '写上凭什么登记，比如劳动合同。' } },
  });
});

test('a mistaken outcome is retracted with a reason, stays readable, and opens the need again that it had closed', async () => {
  const { personId } = await givenGraduate(app, lu);
  replyOf(await app.call(r.openNeed, { id: personId, openedOn: '2026-07-01' }, lu));
  replyOf(await app.call(r.recordOutcome, { id: personId, kind: 'contract', from: '2026-08-03' }, lu));
  const [outcome] = (await read(personId)).outcomes;
  replyOf(
    await app.call(
      r.retractOutcome,
      { id: personId, outcomeId: outcome?.id ?? '', reason: '登记错了人' },
      lu,
    ),
  );
  expect(await read(personId)).toMatchObject({
    situation: 'helpNeeded',
    outcomes: [{ kind: 'contract', retracted: { reason: '登记错了人' } }],
    needs: [{ closedOn: null }],
  });
  expect(
    await app.call(r.retractOutcome, { id: personId, outcomeId: outcome?.id ?? '', reason: '再来' }, lu),
  ).toMatchObject({ status: 404 });
});

test('a person has one open need, none when settled, and two at once end as one', async () => {
  const { personId } = await givenGraduate(app, lu);
  const replies = await Promise.all(
    [1, 2, 3].map(() => app.call(r.openNeed, { id: personId, openedOn: '2026-08-01' }, lu)),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(
    await app.call(r.closeNeed, { id: personId, closedOn: '2026-07-31', closedBy: 'union' }, lu),
  ).toMatchObject({ status: 409, body: { code: 'graduate.needClosesBeforeOpening' } });
  replyOf(await app.call(r.closeNeed, { id: personId, closedOn: '2026-08-05', closedBy: 'union' }, lu));
  replyOf(await app.call(r.recordOutcome, { id: personId, kind: 'agreement', from: '2026-08-06' }, lu));
  expect(await app.call(r.openNeed, { id: personId, openedOn: '2026-08-07' }, lu)).toMatchObject({
    status: 409,
    body: { code: 'graduate.needSettled' },
  });
});

test('the list counts each situation once and its filter gives exactly those', async () => {
  const own = await givenAccount(app, [{ role: 'caseworker', unionId: units.education }]);
  const graduates = await Promise.all(
    ['甲一', '甲二', '甲三', '甲四'].map((name) => givenGraduate(app, own, { name })),
  );
  const [first, second, third] = graduates.map(({ personId }) => personId);
  replyOf(await app.call(r.openNeed, { id: first ?? '', openedOn: '2026-08-01' }, own));
  replyOf(await app.call(r.recordOutcome, { id: second ?? '', kind: 'contract', from: '2026-08-01' }, own));
  replyOf(
    await app.call(r.recordOutcome, { id: third ?? '', kind: 'planningStudy', from: '2026-08-01' }, own),
  );
  const list = async (situation: 'all' | 'helpNeeded' | 'settled' | 'notSeeking' | 'unknown') =>
    replyOf(await app.call(r.listGraduates, { situation }, own));
  const all = await list('all');
  expect(all).toMatchObject({
    total: 4,
    years: [2026],
    counts: { helpNeeded: 1, settled: 1, notSeeking: 1, unknown: 1, seeking: 0, studying: 0 },
  });
  expect(all.items[0]?.personId).toBe(first);
  for (const situation of ['helpNeeded', 'settled', 'notSeeking', 'unknown'] as const) {
    const { items, total } = await list(situation);
    expect([items.length, total, items[0]?.situation]).toEqual([1, 1, situation]);
  }
  expect(replyOf(await app.call(r.listGraduates, { year: 2025 }, own)).total).toBe(0);
});

test('a graduate of a local campus from elsewhere is registered with proof; one in an archive is not', async () => {
  const study = {
    school: '青浦校区大学',
    campusDivision: '青浦区',
    major: '护理',
    degree: 'bachelor' as const,
    graduationYear: 2026,
  };
  const person = { name: '田小苗', idNumber: syntheticIdNumber('2003-02-02', 7), study };
  expect(await app.call(r.registerGraduateHere, { ...person, hardshipProof: '' }, lu)).toMatchObject({
    status: 400,
  });
  const { personId } = replyOf(
    await app.call(r.registerGraduateHere, { ...person, hardshipProof: '户籍地民政局低保证明' }, lu),
  );
  expect(await read(personId)).toMatchObject({
    household: null,
    unionName: '夏阳街道总工会',
    studies: [
      {
        registration: {
          unionName: '夏阳街道总工会',
          proof: '户籍地民政局低保证明',
          withdrawn: null,
          files: [],
        },
      },
    ],
  });

  const archived = await givenGraduate(app, zhang);
  const again = await app.call(
    r.registerGraduateHere,
    { name: archived.name, idNumber: archived.idNumber, study, hardshipProof: '证明' },
    lu,
  );
  expect(again).toMatchObject({
    status: 409,
    body: { message: '此人在盈浦街道的档案里，统计时自动计入，不用再登记。' },
  });
});

test('of one year and level there is one course of study; dropping out is a correction of it', async () => {
  const { personId } = await givenGraduate(app, lu);
  const study = {
    school: '上海商贸职业学院',
    major: '护理',
    degree: 'college' as const,
    graduationYear: 2026,
  };
  expect(await app.call(r.addStudy, { id: personId, ...study }, lu)).toMatchObject({
    status: 409,
    body: { code: 'graduate.studyExists' },
  });
  replyOf(
    await app.call(r.addStudy, { id: personId, ...study, degree: 'bachelor', graduationYear: 2028 }, lu),
  );
  const after = await read(personId);
  expect([after.situation, after.studies.map(({ degree }) => degree)]).toEqual([
    'studying',
    ['bachelor', 'college'],
  ]);
  replyOf(
    await app.call(
      r.changeStudy,
      {
        id: personId,
        studyId: after.studies[0]?.id ?? '',
        ...study,
        degree: 'bachelor',
        graduationYear: 2028,
        state: 'dropped',
      },
      lu,
    ),
  );
  expect((await read(personId)).studies[0]?.state).toBe('dropped');
});

test('an intention is kept and replaced', async () => {
  const { personId } = await givenGraduate(app, lu);
  replyOf(
    await app.call(
      r.setIntention,
      { id: personId, occupations: ['会计'], towns: ['310118001'], kinds: ['fullTime'], expectedPay: 6000 },
      lu,
    ),
  );
  replyOf(
    await app.call(r.setIntention, { id: personId, occupations: ['出纳', '会计'], expectedPay: null }, lu),
  );
  expect((await read(personId)).intention).toMatchObject({
    occupations: ['出纳', '会计'],
    towns: [],
    expectedPay: null,
  });
});

test('the lists cost the same number of statements however many rows they show', async () => {
  const own = await givenAccount(app, [{ role: 'caseworker', unionId: units.grassroots }]);
  const countOf = async (route: typeof r.listGraduates | typeof householdRoutes.listHouseholds) =>
    (await statementsOf(app.db, async () => replyOf(await app.call(route, {}, own)))).length;
  const counts: number[][] = [];
  for (const name of ['乙一', '乙二', '乙三']) {
    await givenGraduate(app, own, { name });
    counts.push([await countOf(r.listGraduates), await countOf(householdRoutes.listHouseholds)]);
  }
  // One more each for the session of the caller.
  expect(counts).toEqual([
    [4, 3],
    [4, 3],
    [4, 3],
  ]);
});
