import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { answerRateOf, answerRates } from '@sunshine/db/queries/applications/answer-rate.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { stateAndSteps, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenAccount } from '../support/given/people.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());

const at = (day: string, time = '09:00') => app.clock.set(`${day}T${time}:00+08:00`);

describe('the clock of silence', () => {
  test('a company is reminded after 3 and after 7 days, once each, and after 30 days the wait ends honestly', async () => {
    at('2026-08-11', '23:30');
    const { id, graduate } = await given.application('submitted');
    const silence = async () => {
      const own = replyOf(await app.call(routes.readOwnApplication, { id }, graduate));
      const company = replyOf(await app.call(routes.readApplicant, { id }, given.recruiter));
      expect(company.silence).toEqual(own.silence);
      return own.silence;
    };
    expect(await silence()).toEqual({ days: 0, nudges: [], closesOn: '2026-09-10' });

    at('2026-08-13');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2026-08-14');
    expect(await given.watchSilence()).toEqual({ nudged: 1, closed: 0 });
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2026-08-15');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    at('2026-08-18');
    expect(await given.watchSilence()).toEqual({ nudged: 1, closed: 0 });
    at('2026-09-09');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    expect(await silence()).toEqual({
      days: 29,
      nudges: [
        { at: '2026-08-14T01:00:00.000Z', note: '等了 3 天，已提醒对方' },
        { at: '2026-08-18T01:00:00.000Z', note: '等了 7 天，已提醒对方' },
      ],
      closesOn: '2026-09-10',
    });
    at('2026-09-10');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 1 });
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    expect(await stateAndSteps(app, id)).toEqual({ state: 'closed', steps: 4 });

    const told = await waitingNotices(app, `application-silent:${id}`);
    expect(told.map(({ accountId, body }) => [accountId, body])).toEqual([
      [graduate.accountId, '成本会计投出去满 30 天，我们替你结束了，不让你空等。看看相近的岗位。'],
      [given.recruiter.accountId, '成本会计：满 30 天没有答复，已经告诉对方并结束，计入你的答复率。'],
    ]);
    await runJobs(app);
    const inbox = await app.db
      .$client`select title from notices where account_id = ${graduate.accountId} order by created_at`;
    expect(inbox.map((notice) => notice.title)).toEqual(['禾澜食品一直没有答复']);
  });

  test('a look that was missed for days reminds once, of the longer wait', async () => {
    at('2026-10-01');
    const { id } = await given.application('viewed');
    at('2026-10-10');
    expect(await given.watchSilence()).toEqual({ nudged: 1, closed: 0 });
    at('2026-10-11');
    expect(await given.watchSilence()).toEqual({ nudged: 0, closed: 0 });
    const [notice] = await waitingNotices(app, `silence-7:${id}`);
    expect(notice).toMatchObject({
      accountId: given.recruiter.accountId,
      title: '1 份投递等了 7 天',
      href: '/company/applications',
    });
  });

  test('who has been invited is no longer waiting for a first answer', async () => {
    at('2026-11-01');
    const { id, graduate } = await given.application('interview');
    // The interview is on the 3rd: six days later its own clock is still quiet.
    at('2026-11-09');
    await given.watchSilence();
    expect((await stateAndSteps(app, id)).state).toBe('interview');
    const own = replyOf(await app.call(routes.readOwnApplication, { id }, graduate));
    expect(own).toMatchObject({ silence: null, waitingDays: null });
  });

  test('no word of hardship, archive or aid stands in any notice', async () => {
    const texts = await app.db.$client`
      select payload::text as text from graphile_worker._private_jobs union all select title || body from notices`;
    expect(texts.length).toBeGreaterThan(5);
    const words = /困难|档案|帮扶|救助|助学|贫|低保|union|household/;
    expect(texts.filter(({ text }) => words.test(text))).toEqual([]);
  });
});

describe('the answer rate of a company', () => {
  test('counts answers within 7 days among what was due or answered, and leaves out what was taken back in time', async () => {
    const companyId = await given.records.company(given.xiayang);
    const recruiter = await givenAccount(app, [{ role: 'recruiter', companyId }]);
    const positionId = await given.records.position(companyId, given.xiayang, { validUntil: '2027-12-31' });
    const sent = async (day: string) => {
      at(day);
      return given.application('submitted', { positionId });
    };
    const decline = (id: string) => app.call(routes.declineApplicant, { id, reason: 'skills' }, recruiter);
    const rate = (day: string) => answerRateOf(app.db, companyId, new Date(`${day}T12:00:00+08:00`));

    expect(await rate('2027-03-01')).toEqual({ received: 0, answered: 0, percent: null, averageDays: null });
    const quick = await sent('2027-03-01');
    const slow = await sent('2027-03-01');
    const taken = await sent('2027-03-01');
    await sent('2027-03-01');
    at('2027-03-03');
    await decline(quick.id);
    await app.call(routes.withdrawApplication, { id: taken.id }, taken.graduate);
    expect(await rate('2027-03-03')).toEqual({ received: 1, answered: 1, percent: 100, averageDays: 2 });
    at('2027-03-11');
    await decline(slow.id);
    expect(await rate('2027-03-11')).toEqual({ received: 3, answered: 1, percent: 33, averageDays: 6 });
    await sent('2027-03-10');
    expect((await rate('2027-03-11')).received).toBe(3);
    expect((await rate('2027-06-05')).received).toBe(1);

    const both = await answerRates(
      app.db,
      [companyId, given.companyId],
      new Date('2027-03-11T12:00:00+08:00'),
    );
    expect(both.get(companyId)?.percent).toBe(33);
    at('2027-03-11');
    const inbox = replyOf(await app.call(routes.listApplicants, {}, recruiter));
    expect(inbox).toMatchObject({
      counts: { waiting: 2, declined: 2, ended: 1 },
      total: 2,
      overdue: 1,
      answerRate: { percent: 33 },
    });
    expect(inbox.items.map((item) => item.waitingDays)).toEqual([10, 1]);
  });
});
