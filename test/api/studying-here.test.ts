import { claimRoutes, graduateRoutes as routes } from '@sunshine/contract/households/routes.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { campaigns } from '@sunshine/db/schema/reports.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { frame2026 } from '../support/given/figures.ts';
import { givenPdf } from '../support/given/files.ts';
import { syntheticIdNumber } from '../support/given/id-numbers.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';
import { uploadTo } from '../support/upload.ts';

let app: TestApp;
let units: GivenDistrict;
let records: GivenRecords;
let caseworker: GivenAccount;
let neighbour: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  records = givenRecords(app.db);
  caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }], { name: '钱老师' });
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

let people = 0;
const study = {
  school: '上海商贸职业学院',
  campusDivision: '青浦区',
  major: '护理',
  degree: 'bachelor',
  graduationYear: 2026,
} as const;
function newcomer() {
  people += 1;
  return {
    name: '田小苗',
    idNumber: syntheticIdNumber('2003-02-02', people),
    hardshipProof: '户籍地低保证明',
  };
}
async function registered(as = caseworker) {
  const person = { ...newcomer(), study };
  const { personId } = replyOf(await app.call(routes.registerGraduateHere, person, as));
  const { studies } = replyOf(await app.call(routes.readGraduate, { id: personId }, as));
  return { personId, studyId: studies[0]?.id ?? '', person };
}
async function count10A(unit = units.xiayang) {
  const all = await compileFigures(app.db, frame2026(), [{ unitId: unit, ownOnly: false }]);
  return Number(figure(all.get(unit) ?? new Map(), '10A').value);
}
const auditOf = (id: string, action: string) =>
  app.db
    .$client`select actor_role, union_id, reason, detail from audit_entries where subject_id = ${id} and action = ${action}`;
const refused = (status: number, code: string, fields?: Record<string, unknown>) => ({
  status,
  body: { code, ...(fields ? { fields } : {}) },
});

describe('registering a graduate who studies here', () => {
  test('needs a campus in the locality', async () => {
    for (const [campusDivision, sentence] of [
      [null, '写校区所在的区，按它算是不是在本地就读。'],
      ['浦东新区', '校区在上海浦东新区，不在本地，不用在这里登记。'],
      ['安徽', '校区在安徽，不在本地，不用在这里登记。'],
    ] as const) {
      const person = { ...newcomer(), study: { ...study, campusDivision } };
      expect(await app.call(routes.registerGraduateHere, person, caseworker)).toMatchObject(
        refused(422, 'graduate.campusElsewhere', { 'study.campusDivision': sentence }),
      );
    }
  });

  test('counts the person in 10A of the registering unit; twice it does not', async () => {
    const before = await count10A();
    const { person } = await registered();
    expect(await count10A()).toBe(before + 1);
    expect(await app.call(routes.registerGraduateHere, person, caseworker)).toMatchObject(
      refused(409, 'graduate.alreadyRegistered'),
    );
    expect(await app.call(routes.registerGraduateHere, person, neighbour)).toMatchObject(
      refused(409, 'graduate.alreadyRegistered'),
    );
    expect(await count10A()).toBe(before + 1);
  });

  test('of two units that register the same person at once, one does', async () => {
    const person = { ...newcomer(), study };
    replyOf(await app.call(routes.registerGraduateHere, person, caseworker));
    const other = { ...person, study: { ...study, degree: 'master' as const } };
    const replies = await Promise.all(
      [caseworker, neighbour].map((as) => app.call(routes.registerGraduateHere, other, as)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('with a locality of its own the campaign decides what is here', async () => {
    const settings = { localityCode: '310104' };
    const campaign = {
      form: 'sunshine',
      year: 2026,
      periodStart: '2026-01-01',
      cutoffDay: '2026-08-20',
    } as const;
    await app.db.insert(campaigns).values({ ...campaign, dueDay: '2026-08-25', settings });
    const person = { ...newcomer(), study: { ...study, campusDivision: '徐汇区' } };
    expect((await app.call(routes.registerGraduateHere, person, caseworker)).status).toBe(200);
    expect(await app.call(routes.registerGraduateHere, { ...newcomer(), study }, caseworker)).toMatchObject(
      refused(422, 'graduate.campusElsewhere'),
    );
    const here = replyOf(await app.call(routes.listGraduates, { place: 'here' }, caseworker));
    expect(here.items.map((item) => item.registered)).toEqual([true]);
    await app.db.delete(campaigns);
  });
});

describe('a registration', () => {
  test('is corrected with a reason: its proof and its unit', async () => {
    const { personId, studyId } = await registered();
    const change = {
      id: personId,
      studyId,
      hardshipProof: '户籍地总工会困难职工证明',
      unionId: units.grassroots,
      reason: '证明换了，转到社区',
    };
    expect(await app.call(routes.changeRegistration, change, neighbour)).toMatchObject(
      refused(404, 'graduate.notFound'),
    );
    expect(
      await app.call(routes.changeRegistration, { ...change, unionId: units.yingpu }, caseworker),
    ).toMatchObject(refused(404, 'household.unionNotFound'));
    expect(await app.call(routes.changeRegistration, { ...change, reason: '' }, caseworker)).toMatchObject(
      refused(400, 'request.invalid'),
    );
    replyOf(await app.call(routes.changeRegistration, change, caseworker));
    const { studies, unionName } = replyOf(await app.call(routes.readGraduate, { id: personId }, caseworker));
    expect(unionName).toBe('夏阳街道城北社区工会');
    expect(studies[0]?.registration).toMatchObject({
      unionName: '夏阳街道城北社区工会',
      proof: '户籍地总工会困难职工证明',
    });
    expect(await auditOf(personId, 'graduate.changeRegistration')).toEqual([
      {
        actor_role: 'caseworker',
        union_id: units.xiayang,
        reason: '证明换了，转到社区',
        detail: { studyId, changed: ['hardshipProof', 'unionId'] },
      },
    ]);
  });

  test('that was a mistake is withdrawn with a reason and counts no more; the person stays readable and can be registered again', async () => {
    const before = await count10A();
    const { personId, studyId, person } = await registered();
    const withdrawal = { id: personId, studyId, reason: '家庭不困难，登记错了' };
    expect(await app.call(routes.withdrawRegistration, withdrawal, neighbour)).toMatchObject(
      refused(404, 'graduate.notFound'),
    );
    replyOf(await app.call(routes.withdrawRegistration, withdrawal, caseworker));
    expect(await count10A()).toBe(before);
    const { studies } = replyOf(await app.call(routes.readGraduate, { id: personId }, caseworker));
    expect(studies[0]?.registration?.withdrawn).toEqual({
      at: app.clock.now().toISOString(),
      reason: '家庭不困难，登记错了',
    });
    expect(await app.call(routes.withdrawRegistration, withdrawal, caseworker)).toMatchObject(
      refused(404, 'graduate.notRegistered'),
    );
    expect(await auditOf(personId, 'graduate.withdrawRegistration')).toMatchObject([
      { reason: '家庭不困难，登记错了', detail: { studyId } },
    ]);
    replyOf(await app.call(routes.registerGraduateHere, person, caseworker));
    expect(await count10A()).toBe(before + 1);
    const again = replyOf(await app.call(routes.readGraduate, { id: personId }, caseworker));
    expect(again.studies).toHaveLength(1);
  });

  test('carries its proof as a file, for units of the scope', async () => {
    const { personId, studyId } = await registered();
    const file = { name: '低保证明.pdf', bytes: givenPdf() };
    const { id: fileId } = replyOf(
      await uploadTo(app, routes.addStudyFile, { id: studyId }, file, caseworker),
    );
    const { studies } = replyOf(await app.call(routes.readGraduate, { id: personId }, caseworker));
    expect(studies[0]?.registration?.files).toMatchObject([{ id: fileId, name: '低保证明.pdf' }]);
    const missing = refused(404, 'graduate.notRegistered');
    expect(await app.call(routes.openStudyFile, { id: studyId, fileId }, neighbour)).toMatchObject(missing);
    expect(await uploadTo(app, routes.addStudyFile, { id: studyId }, file, neighbour)).toMatchObject(missing);
    const opened = await app.call(routes.openStudyFile, { id: studyId, fileId }, caseworker);
    expect(opened.bytes.equals(file.bytes)).toBe(true);
  });

  test('a course of study that nobody registered carries no proof', async () => {
    const home = await records.household(units.xiayang);
    const personId = await records.graduate(home);
    const { studies } = replyOf(await app.call(routes.readGraduate, { id: personId }, caseworker));
    const input = { id: studies[0]?.id ?? '' };
    const file = { name: '证明.pdf', bytes: givenPdf() };
    expect(await uploadTo(app, routes.addStudyFile, input, file, caseworker)).toMatchObject(
      refused(404, 'graduate.notRegistered'),
    );
  });
});

test('在地就读 lists who studied on a local campus, archived or registered, and nobody who studied elsewhere', async () => {
  const own = await givenAccount(app, [{ role: 'caseworker', unionId: units.education }]);
  const home = await records.household(units.education);
  const local = await records.graduate(home, { name: '高一', study: { campusDivision: '310118106' } });
  await records.graduate(home, { name: '高二', study: { campusDivision: '420100' } });
  await records.graduate(home, { name: '高三', study: { campusDivision: null } });
  const { personId } = await registered(own);
  const list = async (place: 'all' | 'here') =>
    replyOf(await app.call(routes.listGraduates, { place }, own)).items.map((item) => [
      item.personId,
      item.registered,
    ]);
  expect(await list('all')).toHaveLength(4);
  const here = await list('here');
  expect(new Map(here as [string, boolean][])).toEqual(
    new Map([
      [local, false],
      [personId, true],
    ]),
  );
});

describe('evidence of an outcome', () => {
  async function graduateWithOutcome() {
    const home = await records.household(units.xiayang);
    const personId = await records.graduate(home, { name: '沈一鸣' });
    const graduate = await givenAccount(app, [{ role: 'graduate' }], { personId });
    const reported = { kind: 'contract', from: '2026-07-01', employerName: '上海朱溪文旅有限公司' } as const;
    const own = replyOf(await app.call(claimRoutes.reportOwnOutcome, reported, graduate));
    return { graduate, personId, outcomeId: own.outcomes[0]?.id ?? '' };
  }
  const file = () => ({ name: '劳动合同.pdf', bytes: givenPdf() });

  test('is brought by the graduate and read by the union, and the other way round', async () => {
    const { graduate, personId, outcomeId } = await graduateWithOutcome();
    const input = { id: outcomeId };
    const mine = replyOf(await uploadTo(app, claimRoutes.addOwnOutcomeFile, input, file(), graduate));
    app.clock.set('2026-08-11T09:05:00+08:00');
    const theirs = replyOf(await uploadTo(app, routes.addOutcomeFile, input, file(), caseworker));
    const { outcomes } = replyOf(await app.call(routes.readGraduate, { id: personId }, caseworker));
    expect(outcomes[0]?.files.map(({ id }) => id)).toEqual([theirs.id, mine.id]);
    const seen = replyOf(await app.call(claimRoutes.readOwnGraduate, {}, graduate));
    expect(seen.outcomes[0]?.files).toHaveLength(2);
    for (const { id: fileId } of [mine, theirs]) {
      expect(
        (await app.call(claimRoutes.openOwnOutcomeFile, { id: outcomeId, fileId }, graduate)).status,
      ).toBe(200);
    }
    expect(await auditOf(mine.id, 'attachment.add')).toMatchObject([
      { actor_role: 'graduate', union_id: units.xiayang },
    ]);

    const reason = '传错了';
    const remove = (fileId: string) =>
      app.call(claimRoutes.removeOwnOutcomeFile, { id: outcomeId, fileId, reason }, graduate);
    expect(await remove(theirs.id)).toMatchObject(refused(409, 'graduate.fileByUnion'));
    expect((await remove(mine.id)).status).toBe(200);
  });

  test('of somebody else is missing', async () => {
    const { outcomeId } = await graduateWithOutcome();
    const { graduate: other } = await graduateWithOutcome();
    const missing = refused(404, 'graduate.outcomeNotFound');
    const input = { id: outcomeId };
    expect(await app.call(claimRoutes.listOwnOutcomeFiles, input, other)).toMatchObject(missing);
    expect(await uploadTo(app, claimRoutes.addOwnOutcomeFile, input, file(), other)).toMatchObject(missing);
    expect(await uploadTo(app, routes.addOutcomeFile, input, file(), neighbour)).toMatchObject(missing);
    expect(await app.call(routes.listOutcomeFiles, input, neighbour)).toMatchObject(missing);
  });

  test('of a graduate whom no union knows has nowhere to go', async () => {
    const stranger = await givenAccount(app, [{ role: 'graduate' }]);
    const reported = { kind: 'seeking', from: '2026-07-01' } as const;
    const own = replyOf(await app.call(claimRoutes.reportOwnOutcome, reported, stranger));
    const input = { id: own.outcomes[0]?.id ?? '' };
    expect(await uploadTo(app, claimRoutes.addOwnOutcomeFile, input, file(), stranger)).toMatchObject(
      refused(409, 'graduate.noUnion'),
    );
  });
});

describe('a help need has somebody who looks after it', () => {
  async function person() {
    return records.graduate(await records.household(units.grassroots), { name: '许安' });
  }
  const needOf = async (id: string) =>
    replyOf(await app.call(routes.readGraduate, { id }, caseworker)).needs[0];

  test('the caseworker who opened it; one that a graduate asked for waits for somebody', async () => {
    const opened = await person();
    replyOf(await app.call(routes.openNeed, { id: opened, openedOn: '2026-08-03' }, caseworker));
    expect(await needOf(opened)).toMatchObject({ caseworker: '钱老师' });
    const asked = await person();
    const graduate = await givenAccount(app, [{ role: 'graduate' }], { personId: asked });
    replyOf(await app.call(claimRoutes.askForHelp, { note: '想找会计' }, graduate));
    expect(await needOf(asked)).toMatchObject({ caseworker: null });
  });

  test('can be changed to another caseworker who reaches the graduate, and to no one else', async () => {
    const id = await person();
    const near = await givenAccount(app, [{ role: 'caseworker', unionId: units.grassroots }], {
      name: '李老师',
    });
    const reviewer = await givenAccount(app, [{ role: 'reviewer', unionId: units.xiayang }]);
    const above = await givenAccount(app, [{ role: 'caseworker', unionId: units.district }]);
    const possible = replyOf(await app.call(routes.listNeedCaseworkers, { id }, caseworker)).items;
    expect(possible.map(({ name, unionName }) => [name, unionName])).toEqual(
      expect.arrayContaining([
        ['李老师', '城北社区'],
        ['钱老师', '夏阳街道'],
      ]),
    );
    const assign = (accountId: string, as = caseworker) => app.call(routes.assignNeed, { id, accountId }, as);
    expect(await assign(near.accountId)).toMatchObject(refused(404, 'graduate.needNotFound'));
    replyOf(await app.call(routes.openNeed, { id, openedOn: '2026-08-03' }, caseworker));
    for (const { accountId } of [reviewer, above, neighbour]) {
      expect(await assign(accountId)).toMatchObject(refused(404, 'graduate.caseworkerNotFound'));
    }
    expect(await assign(near.accountId, neighbour)).toMatchObject(refused(404, 'graduate.notFound'));
    replyOf(await assign(near.accountId));
    expect(await needOf(id)).toMatchObject({ caseworker: '李老师' });
    expect(await auditOf(id, 'graduate.assignNeed')).toMatchObject([
      { detail: { from: caseworker.accountId, to: near.accountId } },
    ]);
  });

  test('and is closed by the person, the union or somebody else', async () => {
    for (const closedBy of ['self', 'union', 'other'] as const) {
      const id = await person();
      replyOf(await app.call(routes.openNeed, { id, openedOn: '2026-08-03' }, caseworker));
      replyOf(await app.call(routes.closeNeed, { id, closedOn: '2026-08-10', closedBy }, caseworker));
      expect(await needOf(id)).toMatchObject({ closedOn: '2026-08-10', closedBy });
    }
  });
});
