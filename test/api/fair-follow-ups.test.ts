import { followUpDays } from '@sunshine/contract/events/fair-vocabulary.ts';
import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { CallerReply } from '@sunshine/contract/route.ts';
import { dayRoutes } from '@sunshine/contract/unions/day-routes.ts';
import { countMatters, moveMatters } from '@sunshine/db/queries/accounts/matters.ts';
import { insertFollowUp } from '@sunshine/db/queries/events/follow-ups.ts';
import { absenceCalls, intentFollowUps } from '@sunshine/db/schema/fair-results.ts';
import { intents } from '@sunshine/db/schema/fairs.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import type { GivenTicket } from '../support/given/door.ts';
import { givenFairDay, holdGiven } from '../support/given/fair-results.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenTrainingOffice, type TrainingOffice } from '../support/given/training-office.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let office: TrainingOffice;
let id: string;
let company: string;
let own: GivenTicket;
let foreign: GivenTicket;
let absent: GivenTicket;
let intentId: string;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-08T10:00:00+08:00' });
  office = await givenTrainingOffice(app);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-08T10:00:00+08:00');
  await app.db.$client`truncate events, positions cascade`;
  company = await office.records.company(office.xiayang);
  const day = { startsOn: '2026-08-08', endsOn: '2026-08-08' };
  const plan = { kind: 'jobFair' as const, title: '夏季招聘会', ...day, place: '文体中心' };
  id = replyOf(await app.call(eventRoutes.planEvent, plan, office.caseworker)).id;
  const at = givenFairDay(app, id);
  own = await at.ticket(await office.graduate('沈一鸣'));
  foreign = await at.ticket(await office.graduate('陆知远', office.yingpu));
  absent = await at.ticket(await office.graduate('顾小满'));
  await at.admit(own);
  await at.admit(foreign);
  await at.intent(own, company, 'intent');
  intentId = await at.intent(own, company, 'interview');
  await at.intent(foreign, company, 'intent');
  await at.intent(own, await office.records.company(office.yingpu), 'application');
});

const held = async () =>
  replyOf(await holdGiven(app, id, { proposer: office.caseworker, confirmer: office.reviewer }));
const list = async (as: GivenAccount = office.caseworker) => {
  const { due, rest, absences } = replyOf(await app.call(resultRoutes.listFollowUps, { id }, as));
  return { followUps: [...due.items, ...rest.items], absences: absences.items };
};
const record = (more: object = {}, as: GivenAccount = office.caseworker) =>
  app.call(
    resultRoutes.recordFollowUp,
    { id: intentId, day: 7 as const, result: 'inTalks' as const, ...more },
    as,
  );
const call = (more: object = {}, as: GivenAccount = office.caseworker) =>
  app.call(
    resultRoutes.recordAbsenceCall,
    { id: absent.registrationId, reason: 'distance' as const, ...more },
    as,
  );
const day = async (as: GivenAccount = office.caseworker) =>
  replyOf(await app.call(dayRoutes.readDay, {}, as)).fairCalls;

describe('what was talked at a booth is followed up', () => {
  test('7 and 30 days after a confirmed result, the furthest talk of a person and company once; 投递 goes its own way', async () => {
    app.clock.set('2026-08-20T10:00:00+08:00');
    expect((await list()).followUps).toEqual([]);
    await held();
    // By hand: 沈一鸣's interview stands for the intent at the same booth; 陆知远 has an intent.
    app.clock.set('2026-08-14T23:59:00+08:00');
    expect((await list()).followUps.map((line) => [line.name, line.kind, line.due]).sort()).toEqual([
      ['沈一鸣', 'interview', null],
      ['陆知远', 'intent', null],
    ]);
    app.clock.set('2026-08-15T00:00:00+08:00');
    expect((await list()).followUps.map((line) => line.due)).toEqual([7, 7]);
    expect(await day()).toEqual({ followUps: 2, absences: 1 });
    app.clock.set('2026-09-07T00:00:00+08:00');
    expect((await list()).followUps.map((line) => line.due)).toEqual([30, 30]);
  });

  test('each day-mark is done once, from the day it is due; what came to an end is asked no more', async () => {
    await held();
    expect(await record()).toMatchObject({ status: 422, body: { code: 'followUp.notDue' } });
    app.clock.set('2026-08-15T09:00:00+08:00');
    expect(await record({ day: 30 })).toMatchObject({ status: 422, body: { code: 'followUp.notDue' } });
    replyOf(await record({ note: '下周复试' }));
    expect(await record()).toMatchObject({ status: 409, body: { code: 'followUp.done' } });
    app.clock.set('2026-09-07T09:00:00+08:00');
    replyOf(await record({ day: 30, result: 'hired' }));
    const rows = await app.db.select().from(intentFollowUps).where(eq(intentFollowUps.intentId, intentId));
    expect(rows.map((row) => [row.day, row.result, row.doneBy])).toEqual([
      [7, 'inTalks', office.caseworker.accountId],
      [30, 'hired', office.caseworker.accountId],
    ]);
    expect((await list()).followUps.find((line) => line.id === intentId)).toMatchObject({
      due: null,
      nextOn: null,
    });
    expect(
      await app.db
        .$client`select 1 from audit_entries where subject_id = ${id} and action = 'event.followUp'`,
    ).toHaveLength(2);
  });

  test('hired or ended at 7 days, it is not asked at 30', async () => {
    await held();
    app.clock.set('2026-08-15T09:00:00+08:00');
    replyOf(await record({ result: 'ended' }));
    app.clock.set('2026-09-07T09:00:00+08:00');
    expect(await record({ day: 30 })).toMatchObject({ status: 422, body: { code: 'followUp.notDue' } });
  });

  test('the lead sees a person of another unit by name and school; a unit that joins only its own; others nothing', async () => {
    await held();
    const line = (await list()).followUps.find((each) => each.name === '陆知远');
    expect(line).toMatchObject({ personId: null, school: expect.any(String) });
    expect((await app.call(resultRoutes.listFollowUps, { id }, office.neighbour)).status).toBe(404);
    app.clock.set('2026-08-15T09:00:00+08:00');
    expect(await record({}, office.neighbour)).toMatchObject({
      status: 404,
      body: { code: 'followUp.notFound' },
    });
    // The unit of 陆知远 may call its own person, wherever the fair was.
    const [theirs] = await app.db.select().from(intents).where(eq(intents.personId, foreign.personId));
    replyOf(await record({ id: theirs?.id }, office.neighbour));
  });

  test('recorded by two at once it is kept once; without the lock the key of the table holds', async () => {
    await held();
    app.clock.set('2026-08-15T09:00:00+08:00');
    const lock = sql`select 1 from intents where id = ${intentId} for update`;
    const outcomes = await collide(app, lock, [() => record(), () => record({ result: 'ended' })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    const again = { intentId, day: followUpDays[0], result: 'hired' as const, doneAt: app.clock.now() };
    await expect(
      app.db.transaction((tx) => insertFollowUp(tx, { ...again, doneBy: office.caseworker.accountId })),
    ).rejects.toMatchObject({ cause: { constraint_name: 'one_follow_up_per_intent_and_day' } });
  });

  test('a handover takes open follow-ups along', async () => {
    await held();
    const from = office.caseworker.accountId;
    const [to, today] = [office.reviewer.accountId, '2026-08-09'];
    expect((await countMatters(app.db, from, office.xiayang, today)).fairIntent).toBe(3);
    const moved = await app.db.transaction((tx) =>
      moveMatters(tx, { from, to, root: office.xiayang, today }),
    );
    expect(moved.fairIntent).toBe(3);
    expect((await countMatters(app.db, from, office.xiayang, today)).fairIntent).toBe(0);
  });
});

describe('who registered and did not come', () => {
  test('is called once, with a reason; who came is not', async () => {
    expect(await call()).toMatchObject({ status: 422, body: { code: 'absence.notAbsent' } });
    await held();
    expect((await list()).absences.map((line) => [line.name, line.call])).toEqual([['顾小满', null]]);
    expect(await call({ id: own.registrationId })).toMatchObject({
      status: 422,
      body: { code: 'absence.notAbsent' },
    });
    expect(await call({}, office.neighbour)).toMatchObject({
      status: 404,
      body: { code: 'absence.notFound' },
    });
    replyOf(await call({ note: '下次近一点就来' }));
    expect(await call()).toMatchObject({ status: 409, body: { code: 'absence.done' } });
    expect(await app.db.select().from(absenceCalls)).toMatchObject([
      { registrationId: absent.registrationId, reason: 'distance', calledBy: office.caseworker.accountId },
    ]);
    expect((await day())?.absences).toBe(0);
    expect(
      await app.db
        .$client`select 1 from audit_entries where subject_id = ${id} and action = 'event.absenceCall'`,
    ).toHaveLength(1);
  });

  test('where nobody was let in by a ticket, nobody is missing', async () => {
    await app.db.$client`delete from admissions`;
    await held();
    expect((await list()).absences).toEqual([]);
  });
});

describe('lists longer than a page', () => {
  const size = 130;
  /** As many more who registered and stayed away, and who talked at the booth. */
  async function many(): Promise<void> {
    await app.db.$client.unsafe(`
      with made as (insert into people (id, name) select gen_random_uuid(), '缺' || n from generate_series(1, ${size}) n returning id),
        graduated as (insert into graduates (person_id) select id from made returning person_id),
        put as (insert into registrations (id, event_id, person_id, state, rank, code, registered_at, registered_by)
          select gen_random_uuid(), '${id}', g.person_id, 'registered', 1000 + row_number() over (),
            upper(substr(md5(g.person_id::text), 1, 8)), now(), g.person_id from graduated g returning id, person_id)
      insert into intents (id, event_id, company_id, registration_id, person_id, kind, note, recorded_by, recorded_at)
        select gen_random_uuid(), '${id}', '${company}', p.id, p.person_id, 'intent', '', p.person_id, now() from put p`);
  }

  test('are read to their end in pieces, nobody twice and nobody left out, and the numbers are of all', async () => {
    await many();
    await held();
    app.clock.set('2026-08-15T09:00:00+08:00');
    const seen: string[] = [];
    const absent: string[] = [];
    let [dueAfter, absentAfter]: [string | undefined, string | undefined] = [undefined, undefined];
    for (let piece = 0; piece < 3; piece += 1) {
      const reply: CallerReply<typeof resultRoutes.listFollowUps> = replyOf(
        await app.call(resultRoutes.listFollowUps, { id, dueAfter, absentAfter }, office.caseworker),
      );
      // By hand: 130 more beside 沈一鸣's and 陆知远's talks, and beside 顾小满 who stayed away.
      expect([reply.due.total, reply.absences.total, reply.absences.waiting]).toEqual([132, 131, 131]);
      expect(reply.due.items.length).toBe(piece < 2 ? 50 : 32);
      seen.push(...reply.due.items.map((line) => line.id));
      absent.push(...reply.absences.items.map((line) => line.id));
      dueAfter = reply.due.next ?? undefined;
      absentAfter = reply.absences.next ?? undefined;
    }
    expect([dueAfter, absentAfter]).toEqual([undefined, undefined]);
    expect([new Set(seen).size, new Set(absent).size]).toEqual([132, 131]);
  });

  test('what waits after all events stands in one list, the oldest first; others see nothing of it', async () => {
    await held();
    const first = id;
    const plan = {
      kind: 'jobFair' as const,
      title: '七月招聘会',
      startsOn: '2026-07-04',
      endsOn: '2026-07-04',
    };
    id = replyOf(await app.call(eventRoutes.planEvent, { ...plan, place: '文体中心' }, office.caseworker)).id;
    const at = givenFairDay(app, id);
    const talked = await at.ticket(await office.graduate('周岚'));
    await at.ticket(await office.graduate('朱敏'));
    await at.admit(talked);
    await at.intent(talked, company, 'intent');
    await held();
    app.clock.set('2026-08-15T09:00:00+08:00');
    const calls = async (show: 'due' | 'absences', as = office.caseworker) =>
      replyOf(await app.call(resultRoutes.listFairCalls, { show }, as));
    const { due } = await calls('due');
    // 周岚 was due at 30 days on 3 August, the others at 7 days on the 15th.
    expect(due.items.map((line) => [line.name, line.due, line.event.id])).toEqual([
      ['周岚', 30, id],
      expect.arrayContaining([7, first]),
      expect.arrayContaining([7, first]),
    ]);
    const { absences } = await calls('absences');
    expect(absences.items.map((line) => line.name)).toEqual(['朱敏', '顾小满']);
    expect(await day()).toEqual({ followUps: 3, absences: 2 });
    expect([due.total, absences.total]).toEqual([3, 2]);
    // The unit beside calls its own person, whoever led the fair, and sees nobody else's.
    const beside = await calls('due', office.neighbour);
    expect([beside.due.items.map(({ name }) => name), beside.due.total]).toEqual([['陆知远'], 1]);
    expect(beside.absences.total).toBe(0);
    expect(await app.call(resultRoutes.listFairCalls, {}, office.reviewer)).toMatchObject({ status: 403 });
    const seen = await statementsOf(app.db, () => calls('due'));
    expect(seen).toHaveLength(3);
  });
});

test('a result that waits is a task of a second person: of the unit, or of the level above when it has nobody', async () => {
  const waiting = async (as: GivenAccount) =>
    replyOf(await app.call(dayRoutes.readDay, {}, as)).resultsToConfirm;
  replyOf(await app.call(resultRoutes.proposeResult, { id }, office.caseworker));
  const above = await givenAccount(app, [{ role: 'reviewer', unionId: office.district }]);
  const none = { count: 0, eventId: null };
  expect([await waiting(office.caseworker), await waiting(office.reviewer), await waiting(above)]).toEqual([
    none,
    { count: 1, eventId: id },
    none,
  ]);
  const alone = await givenAccount(app, [{ role: 'caseworker', unionId: office.grassroots }]);
  const talk = {
    kind: 'policyTalk' as const,
    title: '政策说明会',
    startsOn: '2026-08-08',
    endsOn: '2026-08-08',
  };
  const small = replyOf(await app.call(eventRoutes.planEvent, { ...talk, place: '职工之家' }, alone)).id;
  replyOf(await app.call(resultRoutes.proposeResult, { id: small }, alone));
  expect((await waiting(office.reviewer))?.count).toBe(2);
});
