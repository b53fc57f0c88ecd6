import { randomUUID } from 'node:crypto';
import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { type ResultState, resultStates } from '@sunshine/contract/events/fair-vocabulary.ts';
import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { resultSteps } from '@sunshine/contract/events/status.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { confirmResultRow } from '@sunshine/db/queries/events/event-results.ts';
import { applications } from '@sunshine/db/schema/applications.ts';
import { eventPositions, events } from '@sunshine/db/schema/events.ts';
import { eventResults } from '@sunshine/db/schema/fair-results.ts';
import { eq, sql } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { confirmGiven, givenFairDay } from '../support/given/fair-results.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenTrainingOffice, type TrainingOffice } from '../support/given/training-office.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let office: TrainingOffice;
let second: GivenAccount;
let statistician: GivenAccount;
let company: string;
let job: string;
let id: string;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-08T10:00:00+08:00' });
  office = await givenTrainingOffice(app);
  second = await givenAccount(app, [{ role: 'caseworker', unionId: office.xiayang }]);
  statistician = await givenAccount(app, [{ role: 'statistician', unionId: office.district }]);
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, statistician));
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-08T10:00:00+08:00');
  await app.db.$client`truncate events, positions cascade`;
  company = await office.records.company(office.xiayang);
  job = await office.records.position(company, office.xiayang, { headcount: 3 });
  id = await fair();
});

const day = { startsOn: '2026-08-08', endsOn: '2026-08-08' };
async function fair(more: object = {}): Promise<string> {
  const input = { kind: 'jobFair' as const, title: '夏季招聘会', ...day, place: '文体中心', ...more };
  return replyOf(await app.call(eventRoutes.planEvent, input, office.caseworker)).id;
}
const read = async (as: GivenAccount = office.caseworker) =>
  replyOf(await app.call(resultRoutes.readResult, { id }, as));
const propose = (more: object = {}, as: GivenAccount = office.caseworker) =>
  app.call(resultRoutes.proposeResult, { id, ...more }, as);
const confirm = (as: GivenAccount = second) => confirmGiven(app, id, as);
const sendBack = (as: GivenAccount = second) =>
  app.call(resultRoutes.returnResult, { id, reason: '入场人次抄错了' }, as);
const correct = (as: GivenAccount = office.caseworker) =>
  app.call(eventRoutes.correctEvent, { id, reason: '漏了一家单位' }, as);
const stateOf = async () => {
  const [row] = await app.db.select().from(events).where(eq(events.id, id));
  return row?.state;
};
const cells = async (unit: string) => {
  const page = replyOf(
    await app.call(reportRoutes.readForm, { form: 'sunshine', year: 2026, unit }, statistician),
  );
  return ['04A', '04B'].map((code) => page.form.cells[`sunshine.${code}`]?.text);
};

/** A day of which every figure is known by hand. */
async function fairDay() {
  const at = givenFairDay(app, id);
  const other = await office.records.company(office.yingpu);
  const third = await office.records.company(office.yingpu);
  const internship = await office.records.position(other, office.xiayang, {
    kind: 'internship',
    headcount: 9,
  });
  await app.db.insert(eventPositions).values([
    { eventId: id, positionId: job },
    { eventId: id, positionId: internship },
  ]);
  await at.attends(company, true);
  await at.attends(other, true);
  await at.attends(third, false);
  const [own, next, away] = await Promise.all([
    office.graduate('沈一鸣'),
    office.graduate('顾小满'),
    office.graduate('陆知远', office.yingpu),
  ]);
  const [first, late, foreign] = [await at.ticket(own), await at.ticket(next), await at.ticket(away)];
  await at.admit(first);
  await at.admit(foreign);
  await at.walkIn();
  await at.intent(first, company, 'application', { positionId: job });
  await at.intent(first, company, 'intent');
  await at.intent(first, company, 'intent', { positionId: job });
  await at.intent(foreign, other, 'intent');
  await at.intent(foreign, company, 'hire', { positionId: job });
  await at.intent(first, other, 'hire', {
    positionId: internship,
    cancelledAt: app.clock.now(),
    cancellationReason: '记错了人',
  });
  const resume = { name: '', phone: '', school: '', major: '', degree: '', skills: '', experience: '' };
  const sent = (personId: string, submittedAt: string) => ({
    id: randomUUID(),
    positionId: job,
    personId,
    resume,
    submittedAt: new Date(submittedAt),
    movedAt: new Date(submittedAt),
  });
  await app.db.insert(applications).values([
    // The same as at the booth; the last minute of the day; the first minute after it.
    sent(own, '2026-08-08T11:00:00+08:00'),
    sent(next, '2026-08-08T23:59:00+08:00'),
    sent(away, '2026-08-09T00:00:00+08:00'),
  ]);
  return { first, late, foreign, other, third, internship, own, next, away };
}

describe('what the records say', () => {
  test('every figure is counted by its rule, and its list adds up to it', async () => {
    await fairDay();
    const { counted, companiesBy } = await read();
    // By hand: 2 of 3 companies arrived; 2 positions with 3 + 9 openings; 2 let in and 1 walk-in; 沈一鸣 and 顾小满
    // sent résumés that day; 沈一鸣 at one booth and 陆知远 at another; one hire stands.
    expect(counted).toEqual({
      companies: 2,
      positions: 2,
      openings: 12,
      visitors: 3,
      applications: 2,
      intents: 2,
      hires: 1,
    });
    expect(companiesBy).toBe('arrived');
    for (const [figure, sum] of Object.entries(counted) as [keyof typeof counted, number][]) {
      const list = replyOf(await app.call(resultRoutes.listResultFacts, { id, figure }, office.caseworker));
      const rows = list.items.reduce((total, row) => total + row.count, 0);
      expect([figure, list.sum, rows]).toEqual([figure, sum, sum]);
    }
  });

  test('without a noted arrival those who were to come count; without any, those whose positions were shown', async () => {
    await app.db.insert(eventPositions).values({ eventId: id, positionId: job });
    expect([(await read()).companiesBy, (await read()).counted.companies]).toEqual(['shown', 1]);
    const at = givenFairDay(app, id);
    for (const unit of [office.xiayang, office.yingpu])
      await at.attends(await office.records.company(unit), false);
    expect([(await read()).companiesBy, (await read()).counted.companies]).toEqual(['approved', 2]);
  });

  test('a person of another unit is shown by name and school, never with a way to the archive; a stranger not at all', async () => {
    const { away } = await fairDay();
    const list = async (as: GivenAccount) =>
      replyOf(await app.call(resultRoutes.listResultFacts, { id, figure: 'visitors' }, as)).items;
    const seen = await list(office.caseworker);
    expect(seen.find((row) => row.name === '陆知远')).toMatchObject({ personId: null });
    expect(seen.find((row) => row.name === '沈一鸣')?.personId).not.toBeNull();
    expect(JSON.stringify(seen)).not.toContain(away);
    expect(
      (await app.call(resultRoutes.listResultFacts, { id, figure: 'visitors' }, office.neighbour)).status,
    ).toBe(404);
  });
});

describe('proposed by one, confirmed by another', () => {
  test('the form follows the confirmation, not the proposal; taken back, it counts no more', async () => {
    await fairDay();
    replyOf(await propose({ headcounts: [{ positionId: job, headcount: 5 }] }));
    expect([await stateOf(), await cells('310118001')]).toEqual(['planned', ['0', '0']]);
    replyOf(await confirm());
    // The internship of 9 is in no 04B.
    expect([await stateOf(), await cells('310118001'), await cells('310118')]).toEqual([
      'held',
      ['1', '5'],
      ['1', '5'],
    ]);
    replyOf(await correct());
    expect([await stateOf(), await cells('310118001')]).toEqual(['planned', ['0', '0']]);
    expect((await read()).proposal).toMatchObject({ returnReason: '漏了一家单位', confirmedAt: null });
    const trail = await app.db
      .$client`select action, reason from audit_entries where subject_id = ${id} order by id`;
    expect(trail.map((entry) => [entry.action, entry.reason])).toEqual([
      ['event.plan', null],
      ['event.proposeResult', null],
      ['event.confirmResult', null],
      ['event.correct', '漏了一家单位'],
    ]);
  });

  test('who changes a figure says why; what follows from the list of positions is not changed by hand', async () => {
    await fairDay();
    expect(await propose({ visitors: 312 })).toMatchObject({
      status: 422,
      body: { code: 'event.resultNoteNeeded' },
    });
    replyOf(await propose({ visitors: 312, note: '下午改用纸质签到表' }));
    const { proposal } = await read();
    expect([proposal?.counted.visitors, proposal?.proposed.visitors]).toEqual([3, 312]);
    replyOf(await confirm());
    const [row] = await app.db.select().from(events).where(eq(events.id, id));
    expect(row?.visitors).toBe(312);
  });

  test('nobody confirms their own: refused by the verb, and by the database itself', async () => {
    replyOf(await propose());
    expect(await confirm(office.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'event.resultOwn' },
    });
    const by = { accountId: office.caseworker.accountId, at: app.clock.now() };
    await expect(app.db.transaction((tx) => confirmResultRow(tx, id, by))).rejects.toMatchObject({
      cause: { constraint_name: 'a_result_is_confirmed_by_a_second_person' },
    });
    expect(await stateOf()).toBe('planned');
    expect(await read()).toMatchObject({ mayConfirm: false, proposedByReader: true });
  });

  test('where a unit has one person, somebody of the level above confirms; next door nobody can', async () => {
    const alone = await givenAccount(app, [{ role: 'caseworker', unionId: office.grassroots }]);
    id = replyOf(
      await app.call(
        eventRoutes.planEvent,
        { kind: 'policyTalk', title: '政策说明会', ...day, place: '职工之家' },
        alone,
      ),
    ).id;
    replyOf(await propose({ visitors: 40, note: '纸质签到' }, alone));
    expect((await app.call(resultRoutes.readResult, { id }, alone)).body).toMatchObject({ alone: true });
    const blind = { id, proposedAt: new Date().toISOString() };
    expect((await app.call(resultRoutes.confirmResult, blind, office.neighbour)).status).toBe(404);
    replyOf(await confirm(office.reviewer));
    expect(await stateOf()).toBe('held');
  });

  test('it is proposed from the last day on; an event without companies is asked for visitors alone', async () => {
    id = await fair({ startsOn: '2026-08-08', endsOn: '2026-08-09' });
    expect(await propose()).toMatchObject({ status: 422, body: { code: 'event.notOver' } });
    id = await fair({ kind: 'policyTalk' });
    expect(await propose({ hires: 2, note: '现场' })).toMatchObject({
      status: 422,
      body: { code: 'event.figureNotAsked' },
    });
    replyOf(await propose({ visitors: 46, note: '纸质签到' }));
  });

  test('what changed since it was looked at is not confirmed', async () => {
    await fairDay();
    replyOf(await propose());
    const seen = (await read()).proposal?.proposedAt ?? '';
    app.clock.set('2026-08-08T10:05:00+08:00');
    replyOf(await propose({ visitors: 9, note: '漏了一个门' }));
    const blind = await app.call(resultRoutes.confirmResult, { id, proposedAt: seen }, second);
    expect(blind).toMatchObject({ status: 409, body: { code: 'event.resultChanged' } });
    const more = await office.records.position(company, office.xiayang);
    replyOf(await app.call(eventRoutes.showPositions, { id, add: [more] }, office.caseworker));
    expect(await confirm()).toMatchObject({ status: 409, body: { code: 'event.resultStale' } });
    expect(await stateOf()).toBe('planned');
  });

  const roles: Role[] = ['caseworker', 'reviewer', 'payer', 'auditor', 'statistician'];
  const reach: Record<ResultState, () => Promise<void>> = {
    none: async () => {},
    proposed: async () => void replyOf(await propose()),
    returned: async () => {
      replyOf(await propose());
      replyOf(await sendBack());
    },
    confirmed: async () => {
      replyOf(await propose());
      replyOf(await confirm());
    },
  };
  const take = {
    proposed: (as: GivenAccount) => propose({}, as),
    confirmed: (as: GivenAccount) =>
      app.db
        .select()
        .from(eventResults)
        .where(eq(eventResults.eventId, id))
        .then(([row]) =>
          app.call(
            resultRoutes.confirmResult,
            { id, proposedAt: (row?.proposedAt ?? new Date()).toISOString() },
            as,
          ),
        ),
    returned: async (as: GivenAccount) => ((await stateOf()) === 'held' ? correct(as) : sendBack(as)),
  };
  const cases = (Object.keys(resultStates) as ResultState[]).flatMap((from) =>
    (Object.keys(take) as (keyof typeof take)[]).flatMap((to) => roles.map((role) => ({ from, to, role }))),
  );
  test.each(cases)('from $from to $to by $role goes as the table says', async ({ from, to, role }) => {
    await reach[from]();
    const as = await givenAccount(app, [{ role, unionId: office.xiayang }]);
    const steps: Partial<Record<string, readonly Role[]>> = resultSteps[from];
    const permission =
      to === 'proposed' || (to === 'returned' && from === 'confirmed') ? 'event.write' : 'event.confirm';
    const expected = !mayPerform(role, permission) ? 403 : steps[to]?.includes(role) ? 200 : 409;
    expect((await take[to](as)).status).toBe(expected);
  });
});

describe('at once', () => {
  test('of two who confirm one does; the other is told', async () => {
    replyOf(await propose());
    const lock = sql`select 1 from events where id = ${id} for update`;
    const outcomes = await collide(app, lock, [() => confirm(), () => confirm(office.reviewer)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    const confirmed = await app.db.$client`
      select 1 from audit_entries where subject_id = ${id} and action = 'event.confirmResult'`;
    expect(confirmed).toHaveLength(1);
  });

  test('confirming and sending back meet: one goes through, and the event counts only when confirmed', async () => {
    replyOf(await propose());
    const lock = sql`select 1 from events where id = ${id} for update`;
    const outcomes = await collide(app, lock, [() => confirm(), () => sendBack()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { state } = await read();
    expect([
      ['held', 'confirmed'],
      ['planned', 'returned'],
    ]).toContainEqual([await stateOf(), state]);
  });

  test('confirming and recording that it was not held meet: never both', async () => {
    replyOf(await propose());
    const lock = sql`select 1 from events where id = ${id} for update`;
    const off = () => app.call(eventRoutes.recordNotHeld, { id, reason: '停电' }, office.caseworker);
    const [confirmed] = await collide(app, lock, [() => confirm(), off]);
    // Held may still become not held, with a reason; what is not held is confirmed by nobody.
    expect([200, 409]).toContain(confirmed?.status);
    expect([await stateOf(), (await read()).state]).toEqual(['notHeld', 'returned']);
  });

  test('control: who looks at the state before locking lets both confirm', async () => {
    replyOf(await propose());
    const unlocked = async (accountId: string) => {
      const [row] = await app.db.select().from(eventResults).where(eq(eventResults.eventId, id));
      if (row?.confirmedAt) return 409;
      await app.db.transaction((tx) => confirmResultRow(tx, id, { accountId, at: app.clock.now() }));
      return 200;
    };
    const lock = sql`select 1 from event_results where event_id = ${id} for update`;
    const calls = [second.accountId, randomUUID()].map((by) => () => unlocked(by));
    expect(await collide(app, lock, calls)).toEqual([200, 200]);
  });
});

describe('by company, unit and graduate', () => {
  test('each table holds what happened, within the reader’s units', async () => {
    const { own, next } = await fairDay();
    const result = await read();
    expect(result.companies.find((each) => each.id === company)).toMatchObject({
      applications: 1,
      interviews: 0,
      intents: 2,
      hires: 1,
    });
    expect(result.units).toEqual([
      { name: '夏阳街道总工会', registered: 2, came: 1 },
      { name: null, registered: 1, came: 1 },
    ]);
    const people = replyOf(await app.call(resultRoutes.listAttendees, { id }, office.caseworker)).items;
    expect(people.map((each) => [each.personId, each.admittedAt !== null, each.talks.length])).toEqual([
      [own, true, 3],
      [next, false, 0],
    ]);
  });

  test('the workbook holds 汇总 and 明细; a text that looks like a formula stays a text', async () => {
    const at = givenFairDay(app, id);
    const person = await office.graduate('=1+1');
    await at.admit(await at.ticket(person));
    const file = await app.call(resultRoutes.exportResult, { id }, office.caseworker);
    expect(file.status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(file.bytes as unknown as ArrayBuffer);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      '汇总',
      '明细',
      '按单位',
      '按街镇',
      '本单位毕业生',
    ]);
    const names = book.getWorksheet('明细')?.getColumn(4).values;
    expect(names).toContain("'=1+1");
    expect(
      await app.db
        .$client`select 1 from audit_entries where subject_id = ${id} and action = 'event.exportResult'`,
    ).toHaveLength(1);
  });

  test('reading costs the same, however much happened', async () => {
    const cost = () => statementsOf(app.db, () => read());
    const few = await cost();
    await fairDay();
    const more = await cost();
    expect([more.length, few.length]).toEqual([few.length, few.length]);
  });
});
