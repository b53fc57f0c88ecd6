import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { stateAndSteps } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
/** A second company that knows nothing of the first. */
let other: { recruiter: GivenAccount; positionId: string };
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
  const companyId = await given.records.company(given.xiayang);
  const recruiter = await givenAccount(app, [{ role: 'recruiter', companyId }]);
  other = { recruiter, positionId: await given.records.position(companyId, given.xiayang) };
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set(testMorning));

const refused = (outcome: { status: number; body: unknown }) => [
  outcome.status,
  (outcome.body as { code?: string } | null)?.code,
];
const invite = (id: string, time: string, as = other.recruiter) =>
  app.call(routes.inviteApplicant, { id, interviewAt: `2026-08-13T${time}:00+08:00`, place: '厂区' }, as);

/** One person who applied to both companies, invited by the first for 14:00. */
async function invitedOnce() {
  const graduate = await given.graduate();
  const first = await given.application('submitted', { graduate });
  const second = await given.application('submitted', { graduate, positionId: other.positionId });
  replyOf(await invite(first.id, '14:00', given.recruiter));
  return { graduate, first, second };
}

test('a fixed time that overlaps another interview is refused without a word of where the person is', async () => {
  const { first, second } = await invitedOnce();
  for (const time of ['13:01', '14:00', '14:59']) {
    const outcome = await invite(second.id, time);
    expect(refused(outcome)).toEqual([409, 'interview.applicantBusy']);
    expect(JSON.stringify(outcome.body)).not.toMatch(/面试安排|禾澜/);
  }
  expect((await stateAndSteps(app, second.id)).state).toBe('submitted');
  // The same hour of the own interview may be moved, and what begins as the other ends does not overlap.
  replyOf(await invite(first.id, '14:15', given.recruiter));
  replyOf(await invite(second.id, '15:15'));
});

test('an interview for which another time was asked, or that is over, keeps nobody busy', async () => {
  const { graduate, first, second } = await invitedOnce();
  const answer = { id: first.id, answer: 'otherTime', note: '上午都行' } as const;
  replyOf(await app.call(routes.answerInterview, answer, graduate));
  replyOf(await invite(second.id, '14:00'));
  const again = await invitedOnce();
  replyOf(await app.call(routes.withdrawApplication, { id: again.first.id }, again.graduate));
  replyOf(await invite(again.second.id, '14:00'));
});

test('a chosen slot and a fixed time of one person do not overlap either, whichever came first', async () => {
  const slots = { day: '2026-08-13', from: '14:00', until: '14:30', minutes: 30, place: '厂区' };
  const free = async (lane: string) => {
    replyOf(
      await app.call(interviewRoutes.createSlots, { id: other.positionId, ...slots, lane }, other.recruiter),
    );
    const list = replyOf(
      await app.call(interviewRoutes.listSlots, { id: other.positionId }, other.recruiter),
    );
    return list.items.find((slot) => slot.lane === lane)?.id ?? '';
  };
  const { graduate, first, second } = await invitedOnce();
  const slotId = await free('甲');
  replyOf(await app.call(interviewRoutes.inviteToSlots, { id: second.id }, other.recruiter));
  const take = () => app.call(interviewRoutes.takeSlot, { id: second.id, slotId }, graduate);
  expect(refused(await take())).toEqual([409, 'interview.personBusy']);
  const [row] = await app.db.$client`select application_id from interview_slots where id = ${slotId}`;
  expect(row?.application_id).toBeNull();

  replyOf(await invite(first.id, '16:00', given.recruiter));
  replyOf(await take());
  // The slot lasts half an hour, not the usual one.
  expect(refused(await invite(first.id, '14:20', given.recruiter))).toEqual([409, 'interview.applicantBusy']);
  replyOf(await invite(first.id, '14:30', given.recruiter));
});

test('in a batch the one who is busy is named, the others are invited', async () => {
  const { second } = await invitedOnce();
  const free = await given.application('submitted', { positionId: other.positionId });
  const answer = { to: 'interview', interviewAt: '2026-08-13T14:30:00+08:00', place: '厂区' } as const;
  const reply = replyOf(
    await app.call(routes.answerApplicants, { ids: [second.id, free.id], answer }, other.recruiter),
  );
  expect(reply.rows.map(({ done }) => done)).toEqual([false, true]);
  expect(reply.rows[0]?.reason).toContain('这个时间对方来不了');
});

test('two companies that ask for one hour at once: one is told that it does not suit', async () => {
  const graduate = await given.graduate();
  const first = await given.application('submitted', { graduate });
  const second = await given.application('submitted', { graduate, positionId: other.positionId });
  const hold = sql`select person_id from graduates where person_id = ${graduate.personId} for update`;
  const outcomes = await collide(app, hold, [
    () => invite(first.id, '10:00', given.recruiter),
    () => invite(second.id, '10:30'),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
});
