import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());

const at = (day: string, time = '09:00') => app.clock.set(`${day}T${time}:00+08:00`);
const viewRows = (id: string) =>
  app.db.$client`select account_id, first_seen_at, last_seen_at, file_seen_at from application_views
    where application_id = ${id} order by first_seen_at`;

test('every recruiter who opens an application is kept once, with the first and the last look', async () => {
  at('2026-08-11', '10:00');
  const { id, graduate } = await given.application('submitted');
  const own = async () => replyOf(await app.call(routes.readOwnApplication, { id }, graduate));
  expect((await own()).views).toEqual([]);

  const colleague = await givenAccount(app, [{ role: 'recruiter', companyId: given.companyId }]);
  await app.call(routes.viewApplicant, { id }, given.recruiter);
  at('2026-08-12', '15:30');
  await app.call(routes.viewApplicant, { id }, colleague);
  at('2026-08-13', '08:00');
  await app.call(routes.viewApplicant, { id }, given.recruiter);
  // A list or a plain read by the API is no look at the résumé page.
  await app.call(routes.listApplicants, {}, colleague);

  expect((await own()).views).toEqual([
    {
      firstSeenAt: '2026-08-11T02:00:00.000Z',
      lastSeenAt: '2026-08-13T00:00:00.000Z',
      fileSeenAt: null,
    },
    {
      firstSeenAt: '2026-08-12T07:30:00.000Z',
      lastSeenAt: '2026-08-12T07:30:00.000Z',
      fileSeenAt: null,
    },
  ]);
  expect((await viewRows(id)).map((row) => row.account_id)).toEqual([
    given.recruiter.accountId,
    colleague.accountId,
  ]);
});

test('after a withdrawal nothing is shown and no look is kept; another company leaves no trace', async () => {
  at('2026-08-14');
  const { id } = await given.application('withdrawn');
  const seen = replyOf(await app.call(routes.viewApplicant, { id }, given.recruiter));
  expect(seen.resume).toBeNull();
  const companyId = await given.records.company(given.xiayang);
  const rival = await givenAccount(app, [{ role: 'recruiter', companyId }]);
  expect((await app.call(routes.viewApplicant, { id }, rival)).status).toBe(404);
  expect(await viewRows(id)).toHaveLength(0);
});

test('two looks of one account at the same moment are one line', async () => {
  const { id } = await given.application('submitted');
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => app.call(routes.viewApplicant, { id }, given.recruiter)),
  );
  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200]);
  expect(await viewRows(id)).toHaveLength(1);
});
