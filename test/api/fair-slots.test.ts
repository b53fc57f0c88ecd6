import { interviewRoutes as routes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { cancelSlotHeldBy, readOwnSlot } from '@sunshine/db/queries/applications/slots.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide, queueUp } from '../support/collide.ts';
import { auditActions, stateAndSteps, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenBooth, givenFair } from '../support/given/fair.ts';
import type { GivenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());
let fair: string;
let positionId: string;
/** Three quarters of an hour on the morning of the fair, in slots of a quarter. */
const morning = { day: '2026-08-22', from: '09:30', until: '10:15', minutes: 15 };
beforeEach(async () => {
  app.clock.set('2026-08-11T09:00:00+08:00');
  await app.db.$client`delete from interview_slots`;
  await app.db.$client`truncate events cascade`;
  fair = await givenFair(app, given.xiayang);
  positionId = await given.position();
  await givenBooth(app, fair, { companyId: given.companyId, number: 'A3', positionIds: [positionId] });
});

const offer = (more: object = {}, as = given.recruiter) =>
  app.call(routes.createFairSlots, { id: fair, positionId, ...morning, ...more }, as);
const offered = async (): Promise<string[]> => {
  replyOf(await offer());
  const rows = await app.db.$client<{ id: string }[]>`
    select id from interview_slots where event_id = ${fair} order by starts_at`;
  return rows.map(({ id }) => id);
};
async function visitor(): Promise<GivenAccount & { registrationId: string }> {
  const graduate = await given.graduate();
  const { id } = replyOf(await app.call(registrationRoutes.registerForEvent, { id: fair }, graduate));
  return { ...graduate, registrationId: id };
}
const take = (slotId: string | undefined, as: GivenAccount) =>
  app.call(routes.takeFairSlot, { id: fair, slotId: slotId ?? '' }, as);
const slotRow = async (id: string | undefined) => {
  const [row] = await app.db.$client<{ applicationId: string | null; cancelled: boolean }[]>`
    select application_id as "applicationId", cancelled_at is not null as cancelled
    from interview_slots where id = ${id ?? ''}`;
  return row && { ...row };
};
const holdSlot = (id: string | undefined) => sql`select 1 from interview_slots where id = ${id} for update`;
const own = async (id: string, as: GivenAccount) =>
  replyOf(await app.call(applicationRoutes.readOwnApplication, { id }, as));

describe('a company offers slots at its booth', () => {
  test('on a day of the fair, for a position it shows there; the place is the number of the booth', async () => {
    expect(replyOf(await offer())).toEqual({ created: 3 });
    const list = replyOf(await app.call(routes.listFairSlots, { id: fair }, given.recruiter));
    expect(list.fair).toMatchObject({ id: fair, booth: 'A3', over: false });
    expect(list.items.map(({ startsAt, place, taken }) => [startsAt, place, taken])).toEqual([
      ['2026-08-22T01:30:00.000Z', '展位 A3', null],
      ['2026-08-22T01:45:00.000Z', '展位 A3', null],
      ['2026-08-22T02:00:00.000Z', '展位 A3', null],
    ]);
    expect(await auditActions(app, positionId)).toEqual(['interview.offerSlots']);
  });

  test('not on another day, not for a position it does not show, not without a booth, not at a fair it is not at', async () => {
    const refused = async (reply: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await reply;
      return [status, (body as { code: string }).code];
    };
    expect(await refused(offer({ day: '2026-08-21' }))).toEqual([422, 'interview.notThatDay']);
    expect(await refused(offer({ positionId: await given.position() }))).toEqual([422, 'interview.notShown']);
    await app.db.$client`update booths set event_company_id = null`;
    expect(await refused(offer())).toEqual([409, 'interview.noBooth']);
    const elsewhere = await givenFair(app, given.xiayang);
    expect(await refused(offer({ id: elsewhere }))).toEqual([404, 'interview.fairNotFound']);
    expect(await app.db.$client`select 1 from interview_slots`).toHaveLength(0);
  });

  test('two slots of one row never overlap, also not with those elsewhere', async () => {
    replyOf(await offer());
    expect(await offer({ from: '10:00', until: '10:30' })).toMatchObject({
      status: 409,
      body: { code: 'interview.laneTaken' },
    });
  });
});

describe('somebody registered takes one', () => {
  test('an application goes out with it and stands at 邀面试 with this time; both sides and the ticket show it', async () => {
    const [first] = await offered();
    const graduate = await visitor();
    const taken = replyOf(await take(first, graduate));
    expect(taken).toMatchObject({ state: 'interview', sent: true });
    expect(await slotRow(first)).toEqual({ applicationId: taken.id, cancelled: false });
    expect(await own(taken.id, graduate)).toMatchObject({
      waitsForYou: false,
      interview: { at: '2026-08-22T01:30:00.000Z', place: '展位 A3', answer: 'accepted' },
    });
    // 已投递, 邀面试 by the offer, the choice.
    expect(await stateAndSteps(app, taken.id)).toEqual({ state: 'interview', steps: 3 });
    expect(await auditActions(app, taken.id)).toEqual(['application.submit', 'interview.takeSlot']);
    const ticket = replyOf(await app.call(registrationRoutes.readOwnRegistration, { id: fair }, graduate));
    expect(ticket.interviews).toMatchObject([{ slotId: first, place: '展位 A3', applicationId: taken.id }]);
    const list = replyOf(await app.call(routes.listFairSlots, { id: fair }, given.recruiter));
    expect(list.items[0]?.taken).toEqual({ applicationId: taken.id, name: '沈一鸣' });
    expect((await waitingNotices(app, `slot-taken:${taken.id}`)).map(({ title }) => title)).toEqual([
      '沈一鸣 选了 8月22日 周六 09:30面试',
    ]);
  });

  test('a live application is used; who is not registered, or only waits, is told to register first', async () => {
    const [first, second] = await offered();
    const graduate = await visitor();
    const before = await given.application('viewed', { graduate, positionId });
    expect(replyOf(await take(first, graduate))).toMatchObject({ id: before.id, sent: false });
    const stranger = await given.graduate();
    const notRegistered = { status: 409, body: { code: 'interview.notRegistered' } };
    expect(await take(second, stranger)).toMatchObject(notRegistered);
    await app.db.$client`update events set capacity = 1`;
    expect(await take(second, await visitor())).toMatchObject(notRegistered);
    expect(await app.db.$client`select 1 from applications where position_id = ${positionId}`).toHaveLength(
      1,
    );
  });

  test('nobody is in two interviews at once, at one booth or at two', async () => {
    const other = await given.position();
    await app.db.$client`insert into event_positions (event_id, position_id) values (${fair}, ${other})`;
    const [first] = await offered();
    replyOf(await offer({ positionId: other, lane: '二号', from: '09:35', until: '09:50' }));
    const [clash] = await app.db.$client<{ id: string }[]>`
      select id from interview_slots where position_id = ${other}`;
    const graduate = await visitor();
    replyOf(await take(first, graduate));
    expect(await take(clash?.id, graduate)).toMatchObject({
      status: 409,
      body: { code: 'interview.personBusy' },
    });
    // Nothing of the refused one stays: no application either.
    expect(await app.db.$client`select 1 from applications where position_id = ${other}`).toHaveLength(0);
  });

  test('slots at a fair are not offered to the invited who are not there', async () => {
    await offered();
    const application = await given.application('submitted', { positionId });
    expect(await app.call(routes.inviteToSlots, { id: application.id }, given.recruiter)).toMatchObject({
      status: 409,
      body: { code: 'interview.noFreeSlots' },
    });
  });
});

describe('given back', () => {
  test('cancelling the registration frees the slot, the application waits for another time, the company is told', async () => {
    const [first] = await offered();
    const graduate = await visitor();
    const { id } = replyOf(await take(first, graduate));
    replyOf(
      await app.call(registrationRoutes.cancelOwnRegistration, { id: graduate.registrationId }, graduate),
    );
    expect(await slotRow(first)).toEqual({ applicationId: null, cancelled: false });
    expect(await own(id, graduate)).toMatchObject({ state: 'interview', interviewAt: null });
    expect(await waitingNotices(app, `fair-slot-given-back:${first}`)).toMatchObject([
      { accountId: given.recruiter.accountId, title: '沈一鸣不来 8月22日 09:30的面试了' },
    ]);
    expect(replyOf(await take(first, await visitor()))).toMatchObject({ state: 'interview' });
  });

  test.each([
    ['the company leaves', () => app.call(attendingRoutes.withdrawFromFair, { id: fair }, given.recruiter)],
    [
      'the fair is called off',
      () => app.call(eventRoutes.recordNotHeld, { id: fair, reason: '台风停办' }, given.caseworker),
    ],
  ])('when %s its slots are off and who had one is told', async (_case, act) => {
    const [first, second] = await offered();
    const graduate = await visitor();
    const { id } = replyOf(await take(first, graduate));
    replyOf(await act());
    expect(await slotRow(first)).toEqual({ applicationId: id, cancelled: true });
    expect(await slotRow(second)).toEqual({ applicationId: null, cancelled: true });
    expect(await own(id, graduate)).toMatchObject({ state: 'interview', interviewAt: null });
    expect(await waitingNotices(app, `fair-slot-dropped:${first}`)).toMatchObject([
      { accountId: graduate.accountId },
    ]);
  });
});

describe('the booth moves', () => {
  const boothOf = async () => {
    const [row] = await app.db.$client<
      { id: string; number: string; x: number; y: number; width: number; height: number }[]
    >`select id, number, x, y, width, height from booths where event_id = ${fair} and event_company_id is not null`;
    if (!row) throw new Error('no booth');
    return { ...row };
  };
  const renumber = async (number: string) => {
    const { id: boothId, ...placed } = await boothOf();
    replyOf(
      await app.call(attendingRoutes.placeBooth, { id: fair, boothId, ...placed, number }, given.caseworker),
    );
  };
  const placesOf = async () => {
    const rows = await app.db.$client<{ place: string }[]>`
      select place from interview_slots where event_id = ${fair} order by starts_at`;
    return rows.map(({ place }) => place);
  };

  test('renumbered, its slots say so, and who has one is told the new place; others are not', async () => {
    const [first] = await offered();
    const graduate = await visitor();
    const { id } = replyOf(await take(first, graduate));
    await renumber('B12');
    expect(await placesOf()).toEqual(['展位 B12', '展位 B12', '展位 B12']);
    expect(await own(id, graduate)).toMatchObject({
      state: 'interview',
      interview: { at: '2026-08-22T01:30:00.000Z', place: '展位 B12' },
    });
    const told = await waitingNotices(app, `fair-slot-moved:`);
    expect(told.map(({ accountId, title }) => [accountId, title])).toEqual([
      [graduate.accountId, expect.stringMatching(/8月22日 09:30的面试换到展位 B12$/)],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/困难|帮扶|档案/);
    // Moved within the hall under the same number: the place is the same.
    const { id: boothId, ...placed } = await boothOf();
    replyOf(
      await app.call(
        attendingRoutes.placeBooth,
        { id: fair, boothId, ...placed, x: placed.x + 1 },
        given.caseworker,
      ),
    );
    expect(await waitingNotices(app, `fair-slot-moved:`)).toHaveLength(1);
  });

  test('given another booth, the slots follow; without one they wait for the next', async () => {
    const [first] = await offered();
    const graduate = await visitor();
    replyOf(await take(first, graduate));
    const { id: old } = await boothOf();
    const [company] = await app.db.$client<{ id: string }[]>`
      select id from event_companies where event_id = ${fair}`;
    const assign = async (boothId: string, eventCompanyId: string | null) =>
      replyOf(
        await app.call(attendingRoutes.assignBooth, { id: fair, boothId, eventCompanyId }, given.caseworker),
      );
    const row = { prefix: 'C', rows: 1, perRow: 2 };
    replyOf(await app.call(attendingRoutes.addBoothRows, { id: fair, ...row }, given.caseworker));
    const [other] = await app.db.$client<{ id: string; number: string }[]>`
      select id, number from booths where event_id = ${fair} and event_company_id is null order by number limit 1`;
    await assign(old, null);
    expect(new Set(await placesOf())).toEqual(new Set(['展位 A3']));
    await assign(other?.id ?? '', company?.id ?? '');
    expect(new Set(await placesOf())).toEqual(new Set([`展位 ${other?.number}`]));
    expect(await waitingNotices(app, `fair-slot-moved:${first}`)).toHaveLength(1);
  });
});

describe('booked from both sides at once', () => {
  /** What the slot, the one who took it and the applicant it was given to say afterwards. */
  const assign = (slotId: string | undefined, applicationId: string) =>
    app.call(routes.assignSlot, { id: slotId ?? '', applicationId }, given.recruiter);

  test('the company gives it to another applicant while somebody takes it: whoever came first has it, the other is told', async () => {
    const [slot] = await offered();
    const graduate = await visitor();
    const applicant = await given.application('viewed', { positionId });
    const [taken, assigned] = await collide<{ ok: boolean; status: number; body: unknown }>(
      app,
      holdSlot(slot),
      [() => take(slot, graduate), () => assign(slot, applicant.id)],
    );
    expect([taken?.status, assigned?.status].sort()).toEqual([200, 409]);
    const loser = taken?.ok ? assigned : taken;
    expect(loser?.body).toMatchObject({ code: 'interview.slotTaken' });
    const holder = (await slotRow(slot))?.applicationId;
    if (taken?.ok) expect(holder).toBe((taken.body as { id: string }).id);
    else expect(holder).toBe(applicant.id);
    // The loser's application has no time that nobody keeps.
    const timed = await app.db.$client<{ id: string }[]>`
      select id from applications where position_id = ${positionId} and interview_at is not null`;
    expect(timed.map(({ id }) => id)).toEqual([holder]);
  });

  test('control: given without asking whether it is free still, both sides believe they have it', async () => {
    const [slot] = await offered();
    const [one, other] = [
      await given.application('viewed', { positionId }),
      await given.application('viewed', { positionId }),
    ];
    const believed = await collide(
      app,
      holdSlot(slot),
      [one, other].map(({ id, graduate }) => async () => {
        const free = (await slotRow(slot))?.applicationId === null;
        await app.db.$client`update interview_slots
          set application_id = ${id}, person_id = ${graduate.personId}, taken_at = now() where id = ${slot ?? ''}`;
        return free;
      }),
    );
    expect(believed).toEqual([true, true]);
  });

  test('the company cancels it while somebody takes it: taken and then told of the cancellation, or not taken at all', async () => {
    const [slot] = await offered();
    const graduate = await visitor();
    const [taken, cancelled] = await collide<{ ok: boolean; status: number; body: unknown }>(
      app,
      holdSlot(slot),
      [() => take(slot, graduate), () => app.call(routes.cancelSlot, { id: slot ?? '' }, given.recruiter)],
    );
    expect(cancelled?.status).toBe(200);
    expect((await slotRow(slot))?.cancelled).toBe(true);
    if (taken?.ok) {
      expect(cancelled?.body).toEqual({ id: slot, told: true });
      expect(await waitingNotices(app, `slot-cancelled:${slot}`)).toHaveLength(1);
    } else {
      expect(taken).toMatchObject({ status: 409, body: { code: 'interview.slotTaken' } });
      expect(cancelled?.body).toEqual({ id: slot, told: false });
    }
    expect(
      await app.db
        .$client`select 1 from applications where position_id = ${positionId} and interview_at is not null`,
    ).toHaveLength(0);
  });

  test('taken just before the company cancels it: the cancellation looks again, and who had it is told', async () => {
    const [slot] = await offered();
    const graduate = await visitor();
    const [taken, cancelled] = await queueUp<{ status: number; body: unknown }>(app, holdSlot(slot), [
      () => take(slot, graduate),
      () => app.call(routes.cancelSlot, { id: slot ?? '' }, given.recruiter),
    ]);
    expect(taken?.status).toBe(200);
    expect(cancelled?.body).toEqual({ id: slot, told: true });
    expect(await waitingNotices(app, `slot-cancelled:${slot}`)).toMatchObject([
      { accountId: graduate.accountId },
    ]);
    const { id } = taken?.body as { id: string };
    expect((await own(id, graduate)).interviewAt).toBeNull();
  });

  test('control: cancelled whoever holds it by now, somebody has a time that nobody keeps', async () => {
    /** Looks at the slot, lets somebody take it, cancels it as it was seen. */
    const cancelAround = async (cancel: (tx: Transaction, id: string) => Promise<boolean>) => {
      await app.db.$client`delete from interview_slots`;
      const [slot = ''] = await offered();
      const graduate = await visitor();
      const done = await app.db.transaction(async (tx) => {
        expect((await readOwnSlot(tx, given.companyId, slot))?.applicationId).toBeNull();
        replyOf(await take(slot, graduate));
        return cancel(tx, slot);
      });
      const kept = (await slotRow(slot))?.cancelled === false;
      const [timed] = await app.db.$client`
        select 1 from applications where person_id = ${graduate.personId} and interview_at is not null`;
      return { done, hasTime: timed !== undefined, kept };
    };
    const at = app.clock.now();
    const asSeen = (tx: Transaction, id: string) => cancelSlotHeldBy(tx, { id, applicationId: null, at });
    expect(await cancelAround(asSeen)).toEqual({ done: false, hasTime: true, kept: true });
    const regardless = async (tx: Transaction, id: string) =>
      (await tx.execute(sql`update interview_slots set cancelled_at = now() where id = ${id} returning id`))
        .length > 0;
    expect(await cancelAround(regardless)).toEqual({ done: true, hasTime: true, kept: false });
  });

  test('cancelling the registration while taking: no slot is kept without a registration', async () => {
    const [slot] = await offered();
    const graduate = await visitor();
    const hold = sql`select 1 from registrations where id = ${graduate.registrationId} for update`;
    const replies = await collide<{ status: number }>(app, hold, [
      () => take(slot, graduate),
      () => app.call(registrationRoutes.cancelOwnRegistration, { id: graduate.registrationId }, graduate),
    ]);
    expect(replies[1]?.status).toBe(200);
    expect([200, 409]).toContain(replies[0]?.status);
    expect((await slotRow(slot))?.applicationId).toBeNull();
  });
});
