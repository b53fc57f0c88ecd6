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
