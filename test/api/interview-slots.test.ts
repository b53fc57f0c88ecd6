import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { interviewSlots } from '@sunshine/db/schema/interviews.ts';
import { createContext } from '@sunshine/server/context.ts';
import { remindInterviews } from '@sunshine/server/modules/applications/interviews/remind-interviews.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions, stateAndSteps, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenApplication, type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

const afternoon = {
  day: '2026-08-13',
  from: '14:00',
  until: '15:30',
  minutes: 30,
  breakMinutes: 0,
  place: '新协路 1 号',
};
let rows = 0;
/** Three slots of half an hour on the 13th, in a row of their own. */
async function slotsOf(positionId: string, as: GivenAccount = given.recruiter, more: object = {}) {
  rows += 1;
  const input = { id: positionId, ...afternoon, lane: `第 ${rows} 室`, ...more };
  replyOf(await app.call(interviewRoutes.createSlots, input, as));
  const { items } = replyOf(await app.call(interviewRoutes.listSlots, { id: positionId }, as));
  return items.filter((slot) => slot.lane === `第 ${rows} 室`).map((slot) => slot.id);
}
/** Somebody invited to choose. */
async function invited(positionId: string, as: GivenAccount = given.recruiter): Promise<GivenApplication> {
  const application = await given.application('submitted', { positionId });
  replyOf(await app.call(interviewRoutes.inviteToSlots, { id: application.id }, as));
  return application;
}
const take = ({ id, graduate }: GivenApplication, slotId: string | undefined) =>
  app.call(interviewRoutes.takeSlot, { id, slotId: slotId ?? '' }, graduate);
const own = async ({ id, graduate }: GivenApplication) =>
  replyOf(await app.call(routes.readOwnApplication, { id }, graduate));
const rowOf = async (id: string | undefined) => {
  const [row] = await app.db
    .select()
    .from(interviewSlots)
    .where(eq(interviewSlots.id, id ?? ''));
  return row;
};
/** A second company with a position and a recruiter. */
async function elsewhere() {
  const companyId = await given.records.company(given.xiayang);
  const recruiter = await givenAccount(app, [{ role: 'recruiter', companyId }]);
  return { recruiter, positionId: await given.records.position(companyId, given.xiayang) };
}

describe('the company offers slots', () => {
  test('several of a day at once, with a rest between them, as many as fit', async () => {
    const positionId = await given.position();
    const made = replyOf(
      await app.call(
        interviewRoutes.createSlots,
        { id: positionId, ...afternoon, minutes: 25, breakMinutes: 10, lane: '二楼' },
        given.recruiter,
      ),
    );
    // By hand: 14:00, 14:35, and 15:10 would end at 15:35: two.
    expect(made).toEqual({ created: 2 });
    const { items, choosing } = replyOf(
      await app.call(interviewRoutes.listSlots, { id: positionId }, given.recruiter),
    );
    expect(items.map(({ startsAt, endsAt, taken }) => [startsAt, endsAt, taken])).toEqual([
      ['2026-08-13T06:00:00.000Z', '2026-08-13T06:25:00.000Z', null],
      ['2026-08-13T06:35:00.000Z', '2026-08-13T07:00:00.000Z', null],
    ]);
    expect(choosing).toBe(0);
    expect(await auditActions(app, positionId)).toEqual(['interview.offerSlots']);
  });

  test('two slots of one row never overlap, and then none of the batch is made', async () => {
    const positionId = await given.position();
    await slotsOf(positionId);
    const again = await app.call(
      interviewRoutes.createSlots,
      { id: positionId, ...afternoon, from: '13:30', lane: `第 ${rows} 室` },
      given.recruiter,
    );
    expect(again).toMatchObject({ status: 409, body: { code: 'interview.laneTaken' } });
    const [count] = await app.db.$client`
      select count(*)::int as n from interview_slots where position_id = ${positionId}`;
    expect(count?.n).toBe(3);
  });

  test.each([
    ['ends before it began', { from: '15:00', until: '14:00' }, 400, 'until'],
    ['is too short for one', { until: '14:20' }, 422, 'until'],
    ['is past', { day: '2026-08-10' }, 422, 'day'],
  ])('a span that %s is refused at its field', async (_case, more, status, field) => {
    const positionId = await given.position();
    const reply = await app.call(
      interviewRoutes.createSlots,
      { id: positionId, ...afternoon, ...more },
      given.recruiter,
    );
    expect(reply.status).toBe(status);
    expect(Object.keys((reply.body as { fields: object }).fields)).toEqual([field]);
  });

  test("another company's position and slots are missing", async () => {
    const other = await elsewhere();
    const positionId = await given.position();
    const [slot] = await slotsOf(positionId);
    const replies = [
      await app.call(interviewRoutes.listSlots, { id: positionId }, other.recruiter),
      await app.call(interviewRoutes.createSlots, { id: positionId, ...afternoon }, other.recruiter),
      await app.call(interviewRoutes.cancelSlot, { id: slot ?? '' }, other.recruiter),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404]);
  });

  test('nobody is invited to choose where nothing can be chosen; a batch says so for each', async () => {
    const positionId = await given.position();
    const { id } = await given.application('submitted', { positionId });
    const single = await app.call(interviewRoutes.inviteToSlots, { id }, given.recruiter);
    expect(single).toMatchObject({ status: 409, body: { code: 'interview.noFreeSlots' } });
    const withSlots = await given.position();
    await slotsOf(withSlots);
    const ready = await given.application('submitted', { positionId: withSlots });
    const batch = replyOf(
      await app.call(
        routes.answerApplicants,
        { ids: [id, ready.id], answer: { to: 'slots' } },
        given.recruiter,
      ),
    );
    expect(batch.rows.map(({ done, state, reason }) => [done, state, reason])).toEqual([
      [false, 'submitted', '这个职位没有空着的时段，先放出几个再邀。'],
      [true, 'interview', null],
    ]);
  });
});

describe('the invited chooses', () => {
  test('choosing is accepting: both sides see the time, and the company is told', async () => {
    const positionId = await given.position();
    const [first, second, third] = await slotsOf(positionId);
    const application = await invited(positionId);
    const before = await own(application);
    expect(before).toMatchObject({
      waitsForYou: true,
      interview: null,
      slots: { mine: null, mayChange: true },
    });
    expect(before.slots?.free.map((slot) => slot.id)).toEqual([first, second, third]);
    const early = await app.call(
      routes.answerInterview,
      { id: application.id, answer: 'accepted' },
      application.graduate,
    );
    expect(early).toMatchObject({ status: 409, body: { code: 'interview.chooseSlot' } });

    expect(replyOf(await take(application, second))).toEqual({ id: application.id, state: 'interview' });
    const after = await own(application);
    expect(after).toMatchObject({
      waitsForYou: false,
      interview: { at: '2026-08-13T06:30:00.000Z', place: '新协路 1 号', answer: 'accepted' },
      slots: { mine: { id: second }, mayChange: true },
    });
    const list = replyOf(await app.call(interviewRoutes.listSlots, { id: positionId }, given.recruiter));
    expect(list.items.find((slot) => slot.id === second)?.taken).toEqual({
      applicationId: application.id,
      name: '沈一鸣',
    });
    const [told] = await waitingNotices(app, `slot-taken:${application.id}`);
    expect(told?.title).toBe('沈一鸣 选了 8月13日 周四 14:30面试');
    expect((await stateAndSteps(app, application.id)).steps).toBe(3);
    // A second click on the same slot changes nothing.
    await take(application, second);
    expect((await stateAndSteps(app, application.id)).steps).toBe(3);
  });

  test('another slot can be chosen until the day before, and the first is free again', async () => {
    const positionId = await given.position();
    const [first, second] = await slotsOf(positionId);
    const application = await invited(positionId);
    await take(application, first);
    app.clock.set('2026-08-12T23:50:00+08:00');
    expect((await take(application, second)).status).toBe(200);
    expect((await rowOf(first))?.applicationId).toBeNull();
    app.clock.set('2026-08-13T00:10:00+08:00');
    expect(await take(application, first)).toMatchObject({
      status: 409,
      body: { code: 'interview.tooLate' },
    });
    expect((await own(application)).slots).toMatchObject({
      mine: { id: second },
      mayChange: false,
      free: [],
    });
  });

  test('who withdraws, asks for another time or is declined leaves the slot to somebody else', async () => {
    const positionId = await given.position();
    const slots = await slotsOf(positionId);
    const people = [await invited(positionId), await invited(positionId), await invited(positionId)] as const;
    for (const [index, each] of people.entries()) replyOf(await take(each, slots[index]));
    const [leaves, asks, declined] = people;
    await app.call(routes.withdrawApplication, { id: leaves.id }, leaves.graduate);
    await app.call(
      routes.answerInterview,
      { id: asks.id, answer: 'otherTime', note: '周五上午' },
      asks.graduate,
    );
    await app.call(routes.declineApplicant, { id: declined.id, reason: 'filled' }, given.recruiter);
    for (const slot of slots) expect((await rowOf(slot))?.applicationId).toBeNull();
    expect(await own(asks)).toMatchObject({
      interviewAt: null,
      waitsForYou: false,
      slots: { mine: null },
    });
    const seen = replyOf(await app.call(routes.readApplicant, { id: asks.id }, given.recruiter));
    expect(seen.asksOtherTime).toBe(true);
  });

  test('a fixed time that the company gives frees the chosen slot', async () => {
    const positionId = await given.position();
    const [first, second] = await slotsOf(positionId);
    const application = await invited(positionId);
    await take(application, first);
    app.clock.set('2026-08-11T10:00:00+08:00');
    await app.call(
      routes.inviteApplicant,
      { id: application.id, interviewAt: '2026-08-14T10:00:00+08:00', place: '新协路 2 号' },
      given.recruiter,
    );
    expect((await rowOf(first))?.applicationId).toBeNull();
    expect(await own(application)).toMatchObject({ waitsForYou: true, slots: null });
    expect(await take(application, second)).toMatchObject({
      status: 409,
      body: { code: 'interview.fixedTime' },
    });
  });

  test('a slot of another position, a cancelled one and one that has begun are taken', async () => {
    const positionId = await given.position();
    const [first, second] = await slotsOf(positionId);
    const [foreign] = await slotsOf(await given.position());
    const application = await invited(positionId);
    replyOf(await app.call(interviewRoutes.cancelSlot, { id: first ?? '' }, given.recruiter));
    const gone = { status: 409, body: { code: 'interview.slotTaken' } };
    expect(await take(application, foreign)).toMatchObject(gone);
    expect(await take(application, first)).toMatchObject(gone);
    app.clock.set('2026-08-13T14:30:00+08:00');
    expect(await take(application, second)).toMatchObject(gone);
  });
});

describe('cancelling', () => {
  test('a taken slot that is cancelled tells its person and reopens choosing', async () => {
    const positionId = await given.position();
    const [first] = await slotsOf(positionId);
    const application = await invited(positionId);
    await take(application, first);
    app.clock.set('2026-08-11T10:00:00+08:00');
    const reply = replyOf(await app.call(interviewRoutes.cancelSlot, { id: first ?? '' }, given.recruiter));
    expect(reply).toEqual({ id: first, told: true });
    expect(await own(application)).toMatchObject({
      state: 'interview',
      waitsForYou: true,
      interviewAt: null,
      slots: { mine: null, mayChange: true },
    });
    expect(await waitingNotices(app, `slot-cancelled:${first}`)).toMatchObject([
      { accountId: application.graduate.accountId, title: '禾澜食品取消了 8月13日 周四 14:00的面试' },
    ]);
    expect(await app.call(interviewRoutes.cancelSlot, { id: first ?? '' }, given.recruiter)).toMatchObject({
      status: 404,
      body: { code: 'interview.slotNotFound' },
    });
  });
});

describe('at the same moment', () => {
  test('of two who choose one slot, one has it and the other is told', async () => {
    const positionId = await given.position();
    const [slot] = await slotsOf(positionId);
    const both = [await invited(positionId), await invited(positionId)];
    const replies = await collide(
      app,
      sql`select 1 from interview_slots where id = ${slot} for update`,
      both.map((each) => () => take(each, slot)),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    expect(replies.find((reply) => !reply.ok)?.body).toMatchObject({ code: 'interview.slotTaken' });
    const winner = both[replies.findIndex((reply) => reply.ok)];
    expect((await rowOf(slot))?.applicationId).toBe(winner?.id);
  });

  test('control: asked first and written afterwards without the condition, both would believe they have it', async () => {
    const positionId = await given.position();
    const [slot] = await slotsOf(positionId);
    const both = [await invited(positionId), await invited(positionId)];
    const believed = await collide(
      app,
      sql`select 1 from interview_slots where id = ${slot} for update`,
      both.map(({ id, graduate }) => async () => {
        const free = (await rowOf(slot))?.applicationId === null;
        await app.db.$client`
          update interview_slots set application_id = ${id}, person_id = ${graduate.personId}, taken_at = now()
          where id = ${slot ?? ''}`;
        return free;
      }),
    );
    expect(believed).toEqual([true, true]);
    await app.db.$client`
      update interview_slots set application_id = null, person_id = null, taken_at = null where id = ${slot ?? ''}`;
  });

  test('a person who chooses overlapping slots of two companies has one of them', async () => {
    const other = await elsewhere();
    const positionId = await given.position();
    const [mine] = await slotsOf(positionId);
    const [theirs] = await slotsOf(other.positionId, other.recruiter, { from: '14:10' });
    const here = await invited(positionId);
    const applied = replyOf(await app.call(routes.apply, { id: other.positionId }, here.graduate));
    const there = { ...here, id: applied.id };
    replyOf(await app.call(interviewRoutes.inviteToSlots, { id: there.id }, other.recruiter));
    const replies = await Promise.all([take(here, mine), take(there, theirs)]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    expect(replies.find((reply) => !reply.ok)?.body).toMatchObject({ code: 'interview.personBusy' });
    const [count] = await app.db.$client`
      select count(*)::int as n from interview_slots where person_id = ${here.graduate.personId}`;
    expect(count?.n).toBe(1);
  });

  test('control: without the constraint the same person is in two interviews at once', async () => {
    const other = await elsewhere();
    const [mine] = await slotsOf(given.positionId);
    const [theirs] = await slotsOf(other.positionId, other.recruiter, { from: '14:10' });
    const here = await invited(given.positionId);
    const applied = replyOf(await app.call(routes.apply, { id: other.positionId }, here.graduate));
    replyOf(await app.call(interviewRoutes.inviteToSlots, { id: applied.id }, other.recruiter));
    await app.db
      .transaction(async (tx) => {
        await tx.execute(
          sql`alter table interview_slots drop constraint a_person_is_in_one_interview_at_a_time`,
        );
        for (const [slot, application] of [
          [mine, here.id],
          [theirs, applied.id],
        ]) {
          await tx.execute(sql`update interview_slots set application_id = ${application},
          person_id = ${here.graduate.personId}, taken_at = now() where id = ${slot}`);
        }
        const [count] = await tx.execute<{ n: number }>(
          sql`select count(*)::int as n from interview_slots where person_id = ${here.graduate.personId}`,
        );
        expect(count?.n).toBe(2);
        tx.rollback();
      })
      .catch((error: Error) => {
        if (!/rollback/i.test(error.message)) throw error;
      });
  });

  test('a slot that is cancelled while somebody chooses it ends cancelled, and who had it is told', async () => {
    for (let round = 0; round < 6; round += 1) {
      const positionId = await given.position();
      const [slot] = await slotsOf(positionId);
      const application = await invited(positionId);
      const [taken, cancelled] = await Promise.all([
        take(application, slot),
        app.call(interviewRoutes.cancelSlot, { id: slot ?? '' }, given.recruiter),
      ]);
      expect(cancelled.status).toBe(200);
      expect((await rowOf(slot))?.cancelledAt).not.toBeNull();
      expect([200, 409]).toContain(taken.status);
      // Who had it was told; who came too late heard it at once.
      expect(replyOf(cancelled).told).toBe(taken.ok);
      expect(await waitingNotices(app, `slot-cancelled:${slot}`)).toHaveLength(taken.ok ? 1 : 0);
      expect(await own(application)).toMatchObject({ interviewAt: null, slots: { mine: null } });
    }
  });

  test('control: cancelled without looking who holds it, somebody would come to an interview that is off', async () => {
    const positionId = await given.position();
    const [slot] = await slotsOf(positionId);
    const application = await invited(positionId);
    const seen = await rowOf(slot);
    expect(seen?.applicationId).toBeNull();
    await take(application, slot);
    // The decision of a moment ago, written without its condition: nobody is told.
    await app.db.$client`update interview_slots set cancelled_at = now() where id = ${slot ?? ''}`;
    expect((await own(application)).interviewAt).toBe('2026-08-13T06:00:00.000Z');
    expect(await waitingNotices(app, `slot-cancelled:${slot}`)).toEqual([]);
  });
});

describe('the calendar file', () => {
  const lines = (bytes: Buffer) => bytes.toString('utf8').replaceAll('\r\n ', '').split('\r\n');
  const sequence = (file: string[]) => Number(file.find((line) => line.startsWith('SEQUENCE:'))?.slice(9));

  test('says the time in Shanghai, keeps its UID, and every later one wins over the earlier', async () => {
    const positionId = await given.position();
    const [first, second] = await slotsOf(positionId);
    const application = await invited(positionId);
    const mine = async () =>
      app.call(interviewRoutes.ownInterviewCalendar, { id: application.id }, application.graduate);
    expect(await mine()).toMatchObject({ status: 404, body: { code: 'interview.noTime' } });
    await take(application, first);
    const reply = await mine();
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const one = lines(reply.bytes);
    expect(one).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'TZID:Asia/Shanghai',
        'DTSTAMP:20260811T010000Z',
        'DTSTART;TZID=Asia/Shanghai:20260813T140000',
        'DTEND;TZID=Asia/Shanghai:20260813T143000',
        'SUMMARY:面试：成本会计（禾澜食品）',
        'LOCATION:新协路 1 号',
        'STATUS:CONFIRMED',
      ]),
    );
    const uid = one.find((line) => line.startsWith('UID:'));
    expect(uid).toMatch(new RegExp(`^UID:interview-${application.id}@`));

    await take(application, second);
    const two = lines((await mine()).bytes);
    expect(two).toContain(uid);
    expect(two).toContain('DTSTART;TZID=Asia/Shanghai:20260813T143000');
    expect(sequence(two)).toBeGreaterThan(sequence(one));

    replyOf(await app.call(interviewRoutes.cancelSlot, { id: second ?? '' }, given.recruiter));
    const off = lines((await mine()).bytes);
    expect(off).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', uid ?? '']));
    expect(sequence(off)).toBeGreaterThan(sequence(two));
  });

  test("the company's holds the applicant's name and phone, after a withdrawal the cancellation without the phone", async () => {
    const { id, graduate } = await given.application('interview', {
      graduate: await given.graduate({ name: '顾言' }),
    });
    const theirs = async () =>
      (await app.call(interviewRoutes.applicantInterviewCalendar, { id }, given.recruiter)).bytes
        .toString('utf8')
        .replaceAll('\r\n ', '');
    const open = await theirs();
    expect(open).toMatch(/DESCRIPTION:应聘者：顾言 199\d{8}/);
    expect(open).toContain('STATUS:TENTATIVE');
    await app.call(routes.withdrawApplication, { id }, graduate);
    const after = await theirs();
    expect(after).toContain('STATUS:CANCELLED');
    expect(after).not.toMatch(/199\d{8}/);
    for (const text of [open, after]) expect(text).not.toMatch(/困难|档案|帮扶|救助|union|household/);
  });
});

test('the evening before, both sides are reminded once for each time that was agreed', async () => {
  const positionId = await given.position();
  const [first] = await slotsOf(positionId);
  const application = await invited(positionId);
  await take(application, first);
  const remind = () =>
    remindInterviews(createContext(app.services, { actor: null, requestId: 'test', client: 'worker' }));
  app.clock.set('2026-08-11T18:00:00+08:00');
  await remind();
  expect(await waitingNotices(app, `interview-tomorrow:${application.id}`)).toEqual([]);
  app.clock.set('2026-08-12T18:00:00+08:00');
  await remind();
  const told = await waitingNotices(app, `interview-tomorrow:${application.id}`);
  expect(told.map(({ accountId, title }) => [accountId, title])).toEqual([
    [application.graduate.accountId, '明天面试：禾澜食品'],
    [given.recruiter.accountId, '明天面试：沈一鸣'],
  ]);
  // Run again, the same once-keys deliver nothing twice.
  await remind();
  const keys = await app.db.$client`
    select distinct payload->>'onceKey' as key from graphile_worker._private_jobs
    where payload->>'onceKey' like ${`interview-tomorrow:${application.id}%`}`;
  expect(keys).toHaveLength(2);
});
