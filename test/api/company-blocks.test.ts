import { companyBlockRoutes as routes } from '@sunshine/contract/applications/block-routes.ts';
import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions, stateAndSteps, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set(testMorning));

const refused = (outcome: { status: number; body: unknown }) => [
  outcome.status,
  (outcome.body as { code?: string } | null)?.code,
];
const block = (who: GivenAccount, openApplications?: 'withdraw' | 'keep', id = given.companyId) =>
  app.call(routes.blockCompany, { id, openApplications }, who);
const apply = (who: GivenAccount, id = given.positionId) => app.call(applicationRoutes.apply, { id }, who);

test('who blocks a company cannot apply to it until the block is undone', async () => {
  const me = await given.graduate();
  const preview = () => app.call(applicationRoutes.previewApplication, { id: given.positionId }, me);
  expect(replyOf(await preview()).blocked).toBe(false);
  for (let i = 0; i < 2; i++)
    expect(replyOf(await block(me))).toEqual({ companyId: given.companyId, withdrawn: 0 });
  expect(replyOf(await app.call(routes.listCompanyBlocks, {}, me)).items).toEqual([
    { companyId: given.companyId, name: expect.any(String), blockedAt: '2026-08-11T01:00:00.000Z' },
  ]);
  expect(replyOf(await preview()).blocked).toBe(true);
  expect(refused(await apply(me))).toEqual([409, 'application.companyBlocked']);
  expect(await app.db.$client`select id from applications where person_id = ${me.personId}`).toEqual([]);

  for (let i = 0; i < 2; i++)
    expect((await app.call(routes.unblockCompany, { id: given.companyId }, me)).status).toBe(204);
  expect(replyOf(await apply(me)).created).toBe(true);
  const rows = await app.db.$client<{ action: string }[]>`
    select action from audit_entries where actor_account_id = ${me.accountId} and action like 'company.%' order by id`;
  expect(rows.map(({ action }) => action)).toEqual(['company.block', 'company.unblock']);
});

test('a block keeps out one person from one company, and nobody else', async () => {
  const [me, other] = [await given.graduate(), await given.graduate()];
  replyOf(await block(me));
  expect(replyOf(await apply(other)).created).toBe(true);
  const elsewhere = await given.records.company(given.xiayang);
  const positionId = await given.records.position(elsewhere, given.xiayang);
  expect(replyOf(await apply(me, positionId)).created).toBe(true);
  expect(replyOf(await app.call(routes.listCompanyBlocks, {}, other)).items).toEqual([]);
});

test('open applications must be spoken of: withdrawn along with it, or kept', async () => {
  const [me, keeper] = [await given.graduate(), await given.graduate()];
  const sent = await given.application('viewed', { graduate: me });
  const kept = await given.application('submitted', { graduate: keeper });
  expect(replyOf(await app.call(routes.readCompanyBlock, { id: given.companyId }, me))).toEqual({
    blocked: false,
    open: [{ id: sent.id, title: '成本会计', state: 'viewed' }],
  });
  expect(refused(await block(me))).toEqual([409, 'block.openApplications']);
  expect((await stateAndSteps(app, sent.id)).state).toBe('viewed');

  expect(replyOf(await block(me, 'withdraw')).withdrawn).toBe(1);
  expect((await stateAndSteps(app, sent.id)).state).toBe('withdrawn');
  expect((await auditActions(app, sent.id)).at(-1)).toBe('application.withdraw');
  expect(replyOf(await block(keeper, 'keep')).withdrawn).toBe(0);
  expect((await stateAndSteps(app, kept.id)).state).toBe('submitted');
});

test('the company never learns of a block: what it reads and hears is that of a plain withdrawal', async () => {
  const [blocking, plain] = [
    await given.graduate({ name: '沈一鸣', phone: '19900009911' }),
    await given.graduate({ name: '沈一鸣', phone: '19900009911' }),
  ];
  const positionId = await given.position();
  const [a, b] = [
    await given.application('viewed', { graduate: blocking, positionId }),
    await given.application('viewed', { graduate: plain, positionId }),
  ];
  replyOf(await block(blocking, 'withdraw'));
  replyOf(await app.call(applicationRoutes.withdrawApplication, { id: b.id }, plain));
  const seen = async (id: string) => {
    const outcome = await app.call(applicationRoutes.readApplicant, { id }, given.recruiter);
    const told = await waitingNotices(app, `application-withdrawn:${id}`);
    return JSON.stringify([outcome.status, outcome.body, told]).replaceAll(id, 'id');
  };
  expect(await seen(a.id)).toBe(await seen(b.id));
  const notices = await app.db.$client<{ payload: unknown }[]>`
    select payload from graphile_worker._private_jobs where payload->>'accountId' = ${given.recruiter.accountId}`;
  expect(JSON.stringify(notices)).not.toContain('屏蔽');
  for (const route of [routes.blockCompany, routes.unblockCompany, routes.readCompanyBlock] as const)
    expect((await app.call(route, { id: given.companyId }, given.recruiter)).status).toBe(403);
  expect((await app.call(routes.listCompanyBlocks, {}, given.recruiter)).status).toBe(403);
});

test('a referral proposed before the block cannot be agreed to, on the site or on paper', async () => {
  const me = await given.graduate({ unionId: given.xiayang });
  const { id } = replyOf(
    await app.call(
      referralRoutes.proposeReferral,
      { personId: me.personId, positionId: given.positionId },
      given.caseworker,
    ),
  );
  replyOf(await block(me));
  const own = replyOf(await app.call(referralRoutes.listOwnReferrals, {}, me));
  const agreed = await app.call(
    referralRoutes.agreeToReferral,
    { id, resumeUpdatedAt: own.resume?.updatedAt ?? null },
    me,
  );
  expect(refused(agreed)).toEqual([409, 'application.companyBlocked']);
  const paper = await app.call(
    referralRoutes.recordPaperConsent,
    { id, evidence: '同意书在资料柜' },
    given.caseworker,
  );
  expect(refused(paper)).toEqual([409, 'referral.companyBlocked']);
});

test('a blocked company is not recommended', async () => {
  const me = await given.graduate();
  const shown = async () =>
    JSON.stringify(replyOf(await app.call(matchingRoutes.listRecommendations, {}, me))).includes(
      given.companyId,
    );
  replyOf(await block(me));
  expect(await shown()).toBe(false);
});

test('only a company that was public once can be blocked', async () => {
  const me = await given.graduate();
  const silent = await given.records.company(given.xiayang);
  for (const id of [silent, '00000000-0000-4000-8000-000000000000'])
    expect(refused(await block(me, undefined, id))).toEqual([404, 'block.companyNotFound']);
});

test('applying and blocking at once: either the block sees the application or the application is refused', async () => {
  const me = await given.graduate();
  const hold = sql`select person_id from graduates where person_id = ${me.personId} for update`;
  const [sent, blocked] = await collide<{ status: number; body: unknown }>(app, hold, [
    () => apply(me),
    () => block(me),
  ]);
  const outcome = [refused(sent ?? { status: 0, body: null }), refused(blocked ?? { status: 0, body: null })];
  expect([
    [
      [200, undefined],
      [409, 'block.openApplications'],
    ],
    [
      [409, 'application.companyBlocked'],
      [200, undefined],
    ],
  ]).toContainEqual(outcome);
});

test('only graduates block, each for themselves', async () => {
  const staff = await givenAccount(app, [{ role: 'caseworker', unionId: given.xiayang }]);
  expect((await block(staff)).status).toBe(403);
  expect((await app.call(routes.blockCompany, { id: given.companyId })).status).toBe(401);
});
