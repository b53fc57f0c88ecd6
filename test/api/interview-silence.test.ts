import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { stateAndSteps, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());

const at = (day: string, time = '09:00') => app.clock.set(`${day}T${time}:00+08:00`);

describe('the clock after an interview', () => {
  test('after an interview without a word the company is reminded on day 7, and day 30 ends it honestly', async () => {
    at('2026-08-01', '10:00');
    const positionId = await given.position({ validUntil: '2026-12-31' });
    const { id, graduate } = await given.application('interview', { positionId });
    const clock = async () => {
      const own = replyOf(await app.call(routes.readOwnApplication, { id }, graduate));
      const company = replyOf(await app.call(routes.readApplicant, { id }, given.recruiter));
      expect(company.afterInterview).toEqual(own.afterInterview);
      return own.afterInterview;
    };
    at('2026-08-03', '18:00');
    expect(await clock()).toBeNull();
    at('2026-08-09');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2026-08-10');
    expect(await given.watchSilence()).toEqual({ nudged: 1, closed: 0 });
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    expect(await clock()).toEqual({
      days: 7,
      nudges: [{ at: '2026-08-10T01:00:00.000Z', note: '面试后 7 天没有结果，已提醒对方' }],
      closesOn: '2026-09-02',
    });
    const [nudge] = await waitingNotices(app, `interview-nudge:${id}`);
    expect(nudge).toMatchObject({
      accountId: given.recruiter.accountId,
      title: '面试过去 7 天了，对方在等结果',
    });
    at('2026-09-01');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2026-09-02');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 1 });
    expect((await stateAndSteps(app, id)).state).toBe('closed');
    expect(
      (await waitingNotices(app, `interview-silent:${id}`)).map((told) => told.accountId).sort(),
    ).toEqual([graduate.accountId, given.recruiter.accountId].sort());
    expect(await clock()).toBeNull();
  });

  test('another time that the company gives starts the clock after the interview anew', async () => {
    at('2026-09-10', '10:00');
    const positionId = await given.position({ validUntil: '2026-12-31' });
    const { id } = await given.application('interview', { positionId });
    at('2026-09-14');
    await app.call(
      routes.inviteApplicant,
      { id, interviewAt: '2026-09-17T10:00:00+08:00', place: '新协路 1 号' },
      given.recruiter,
    );
    at('2026-09-23');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2026-09-24');
    expect(await given.watchSilence()).toEqual({ nudged: 1, closed: 0 });
    await app.call(routes.declineApplicant, { id, reason: 'skills' }, given.recruiter);
  });
});

describe('the clock of a choice that is never made', () => {
  const invited = async () => {
    const positionId = await given.position({ validUntil: '2027-12-31' });
    const slots = { day: '2027-06-01', from: '09:00', until: '10:00', minutes: 30, place: '新协路 1 号' };
    const lane = positionId.slice(-12);
    replyOf(await app.call(interviewRoutes.createSlots, { id: positionId, ...slots, lane }, given.recruiter));
    const application = await given.application('submitted', { positionId });
    replyOf(await app.call(interviewRoutes.inviteToSlots, { id: application.id }, given.recruiter));
    return application;
  };

  test('the invited is reminded after 3 and 7 days, once each, and after 30 days it ends honestly', async () => {
    at('2027-01-05', '20:00');
    const { id, graduate } = await invited();
    at('2027-01-07');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2027-01-08');
    expect(await given.watchSilence()).toEqual({ nudged: 1, closed: 0 });
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    const [told] = await waitingNotices(app, `choosing-3:${id}`);
    expect(told).toMatchObject({ accountId: graduate.accountId, title: '禾澜食品等你选面试时段' });
    at('2027-01-12');
    expect(await given.watchSilence()).toEqual({ nudged: 1, closed: 0 });
    at('2027-02-03');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2027-02-04');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 1 });
    expect(await stateAndSteps(app, id)).toEqual({ state: 'closed', steps: 5 });
    expect((await waitingNotices(app, `unchosen:${id}`)).map(({ accountId }) => accountId).sort()).toEqual(
      [graduate.accountId, given.recruiter.accountId].sort(),
    );
  });

  test('who has chosen is not reminded; who asked for another time is not either, and is not left waiting for ever', async () => {
    at('2027-02-10');
    const [chosen, asking] = [await invited(), await invited()];
    const own = replyOf(await app.call(routes.readOwnApplication, { id: chosen.id }, chosen.graduate));
    const slotId = own.slots?.free[0]?.id ?? '';
    replyOf(await app.call(interviewRoutes.takeSlot, { id: chosen.id, slotId }, chosen.graduate));
    const answer = { id: asking.id, answer: 'otherTime', note: '周六都行' } as const;
    replyOf(await app.call(routes.answerInterview, answer, asking.graduate));
    at('2027-02-20');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2027-03-12');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 1 });
    expect((await stateAndSteps(app, asking.id)).state).toBe('closed');
    expect((await stateAndSteps(app, chosen.id)).state).toBe('interview');
    replyOf(await app.call(routes.withdrawApplication, { id: chosen.id }, chosen.graduate));
  });

  test('where no slot is left to choose the company is reminded, not the graduate', async () => {
    at('2027-04-01');
    const { id } = await invited();
    await app.db.$client`update interview_slots set cancelled_at = now()`;
    at('2027-04-04');
    expect(await given.watchSilence()).toEqual({ nudged: 1, closed: 0 });
    expect((await waitingNotices(app, `choosing-3:${id}`)).map(({ accountId }) => accountId)).toEqual([
      given.recruiter.accountId,
    ]);
  });
});
