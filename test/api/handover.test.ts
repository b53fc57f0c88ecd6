import { matterKinds } from '@sunshine/contract/accounts/matters.ts';
import { matterRoutes, staffRoutes } from '@sunshine/contract/accounts/routes.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { countMatters, moveMatters } from '@sunshine/db/queries/accounts/matters.ts';
import { policyApplications } from '@sunshine/db/schema/benefits.ts';
import { referrals } from '@sunshine/db/schema/referrals.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { claim } from '../support/given/allowances.ts';
import { waitingNotices } from '../support/given/application-probes.ts';
import { givenBenefits } from '../support/given/benefits.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';
import { givenTraining } from '../support/given/training.ts';

let app: TestApp;
let units: GivenDistrict;
let records: GivenRecords;
let admin: GivenAccount;
let districtAdmin: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  records = givenRecords(app.db);
  admin = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.xiayang }], { name: '江管理' });
  districtAdmin = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.district }]);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

const caseworker = (name: string, unionId = units.xiayang) =>
  givenAccount(app, [{ role: 'caseworker', unionId }], { name });
const none = Object.fromEntries(Object.keys(matterKinds).map((kind) => [kind, 0]));
const refused = (status: number, code: string) => ({ status, body: { code } });

/** One open matter of each kind that somebody looks after, with what is over beside it. */
async function mattersOf(keeper: GivenAccount, unionId = units.grassroots) {
  const caseworkerId = keeper.accountId;
  const home = await records.household(unionId);
  const person = (name: string) => records.graduate(home, { name });
  await records.need(await person('求助一'), { caseworkerId });
  await records.need(await person('求助二'), { caseworkerId, closedOn: '2026-05-01', closedBy: 'union' });
  const positionId = await records.position(await records.company(unionId), unionId);
  const proposed = { positionId, unionId, askedAt: app.clock.now(), answerUntil: '2026-08-25' };
  const over = { state: 'declined' as const, answeredAt: app.clock.now(), reason: '太远' };
  await app.db.insert(referrals).values([
    { ...proposed, personId: await person('推荐一'), referredBy: caseworkerId },
    { ...proposed, personId: await person('推荐二'), referredBy: caseworkerId, ...over },
  ]);
  await records.placement(await person('上岗一'), unionId, '2026-07-01', { caseworkerId });
  await records.placement(await person('上岗二'), unionId, '2026-03-01', {
    caseworkerId,
    endedOn: '2026-05-01',
  });
  await records.placement(await person('上岗三'), unionId, '2025-05-11', { caseworkerId });
  const training = givenTraining(app.db);
  await training.training(unionId, [], {
    caseworkerId,
    state: 'planned',
    startsOn: '2026-09-01',
    endsOn: '2026-09-05',
  });
  await training.training(unionId, ['2026-03-02'], { caseworkerId });
  await training.guidance(await person('创业一'), unionId, '2026-08-01', {
    caseworkerId,
    followUpOn: '2026-09-01',
  });
  await training.guidance(await person('创业二'), unionId, '2026-08-01', { caseworkerId });
  const benefits = givenBenefits(app.db);
  const policyId = await benefits.policy();
  for (const state of ['applied', 'granted'] as const) {
    const personId = await person('政策');
    await app.db.insert(policyApplications).values({
      personId,
      policyId,
      unionId,
      state,
      openedOn: '2026-08-01',
      caseworkerId,
      openedBy: caseworkerId,
    });
  }
  const applied = { personId: await person('补贴一'), ...claim };
  const { id: allowanceId } = replyOf(await app.call(benefitRoutes.applyForPerson, applied, keeper));
  const paid = { caseworkerId, appliedBy: caseworkerId };
  await benefits.paidAllowance(await person('补贴二'), unionId, '2026-06-01', 80_000n, paid);
  await records.event(unionId, '2026-09-20', [], { state: 'planned', createdBy: caseworkerId });
  await records.event(unionId, '2026-04-20', [], { createdBy: caseworkerId });
  return { allowanceId };
}
const one = {
  ...none,
  helpNeed: 1,
  referral: 1,
  retention: 1,
  training: 1,
  guidance: 1,
  policyApplication: 1,
  allowance: 1,
  event: 1,
};
const countOf = (who: GivenAccount) => countMatters(app.db, who.accountId, null, '2026-08-11');

describe('what a caseworker has open', () => {
  test('is told to the administrator as numbers of each kind, without the name of anybody', async () => {
    const leaving = await caseworker('郑离岗');
    const colleague = await caseworker('王接手');
    await givenAccount(app, [{ role: 'reviewer', unionId: units.xiayang }], { name: '不是经办' });
    await mattersOf(leaving);
    const reply = await app.call(matterRoutes.readMatters, { id: leaving.accountId }, admin);
    const { units: at, handovers } = replyOf(reply);
    expect(at).toMatchObject([
      { unionId: units.xiayang, unionName: '夏阳街道总工会', counts: one, total: 8 },
    ]);
    expect(at[0]?.receivers.map(({ accountId }) => accountId)).toContain(colleague.accountId);
    expect(at[0]?.receivers.map(({ name }) => name)).not.toContain('不是经办');
    expect(handovers).toEqual([]);
    expect(JSON.stringify(reply.body)).not.toMatch(/求助一|推荐一|上岗一|创业一|政策|补贴一/);
  });

  test('is missing out of scope, and nobody’s business but the administrator’s', async () => {
    const elsewhere = await caseworker('外单位', units.yingpu);
    expect(await app.call(matterRoutes.readMatters, { id: elsewhere.accountId }, admin)).toMatchObject(
      refused(404, 'account.notFound'),
    );
    const colleague = await caseworker('同事');
    expect(await app.call(matterRoutes.readMatters, { id: elsewhere.accountId }, colleague)).toMatchObject(
      refused(403, 'request.forbidden'),
    );
    const reply = await app.call(matterRoutes.readMatters, { id: elsewhere.accountId }, districtAdmin);
    expect(replyOf(reply).units).toMatchObject([{ unionName: '盈浦街道总工会', total: 0 }]);
  });
});

describe('a handover', () => {
  test('gives all of it to a colleague of the same union in one act; what is over stays as it was', async () => {
    const leaving = await caseworker('郑离岗');
    const colleague = await caseworker('王接手');
    const other = await caseworker('第三位');
    await mattersOf(leaving);
    await mattersOf(other);
    const input = { id: leaving.accountId, unionId: units.xiayang, toAccountId: colleague.accountId };
    const done = replyOf(await app.call(matterRoutes.handOver, { ...input, note: '调离' }, admin));
    expect(done).toMatchObject({ counts: one, total: 8 });
    expect(await countOf(leaving)).toEqual(none);
    expect(await countOf(colleague)).toEqual(one);
    expect(await countOf(other)).toEqual(one);
    const [over] = await app.db.$client`select
      (select count(*)::int from help_needs where caseworker_id = ${leaving.accountId}) as needs,
      (select count(*)::int from placements where caseworker_id = ${leaving.accountId}) as placements,
      (select count(*)::int from referrals where referred_by = ${leaving.accountId} and caseworker_id is null) as referrals,
      (select count(*)::int from events where created_by = ${leaving.accountId}) as events`;
    expect(over).toEqual({ needs: 1, placements: 2, referrals: 1, events: 1 });
    const { handovers } = replyOf(
      await app.call(matterRoutes.readMatters, { id: colleague.accountId }, admin),
    );
    expect(handovers).toMatchObject([
      {
        fromName: '郑离岗',
        toName: '王接手',
        unionName: '夏阳街道总工会',
        counts: one,
        note: '调离',
        doneBy: '江管理',
      },
    ]);
    const [entry] = await app.db
      .$client`select actor_role, union_id, reason, detail from audit_entries where action = 'matter.handOver' and subject_id = ${leaving.accountId}`;
    expect(entry).toEqual({
      actor_role: 'systemAdmin',
      union_id: units.xiayang,
      reason: '调离',
      detail: { to: colleague.accountId, counts: one },
    });
    expect(await waitingNotices(app, `handover:${done.id}`)).toMatchObject([
      { accountId: colleague.accountId, title: '郑离岗的 8 件事交给你了', href: '/union' },
    ]);
    expect(await app.call(matterRoutes.handOver, input, admin)).toMatchObject(
      refused(409, 'handover.nothing'),
    );
  });

  test('goes to nobody of another union, of another role, who was stopped, or to oneself', async () => {
    const leaving = await caseworker('郑离岗');
    await mattersOf(leaving);
    const stopped = await caseworker('已停用');
    await app.db.$client`update accounts set state = 'disabled' where id = ${stopped.accountId}`;
    const receivers = [
      await caseworker('邻街', units.yingpu),
      await caseworker('社区', units.grassroots),
      await givenAccount(app, [{ role: 'reviewer', unionId: units.xiayang }]),
      stopped,
      leaving,
    ];
    for (const { accountId } of receivers) {
      const input = { id: leaving.accountId, unionId: units.xiayang, toAccountId: accountId };
      expect(await app.call(matterRoutes.handOver, input, admin)).toMatchObject(
        refused(404, 'handover.receiverNotFound'),
      );
    }
    expect(await countOf(leaving)).toEqual(one);
  });

  test('is out of scope for the administrator of another union', async () => {
    const leaving = await caseworker('郑离岗', units.yingpu);
    const colleague = await caseworker('王接手', units.yingpu);
    await mattersOf(leaving, units.yingpu);
    const input = { id: leaving.accountId, unionId: units.yingpu, toAccountId: colleague.accountId };
    expect(await app.call(matterRoutes.handOver, input, admin)).toMatchObject(
      refused(404, 'account.notFound'),
    );
    expect((await app.call(matterRoutes.handOver, input, districtAdmin)).status).toBe(200);
  });

  test('of somebody who works at two unions is done for each of them', async () => {
    const leaving = await givenAccount(app, [
      { role: 'caseworker', unionId: units.xiayang },
      { role: 'caseworker', unionId: units.yingpu },
    ]);
    await mattersOf(leaving);
    await mattersOf(leaving, units.yingpu);
    const colleague = await caseworker('王接手');
    const { units: at } = replyOf(
      await app.call(matterRoutes.readMatters, { id: leaving.accountId }, districtAdmin),
    );
    expect(at.map(({ total }) => total)).toEqual([8, 8]);
    const input = { id: leaving.accountId, unionId: units.xiayang, toAccountId: colleague.accountId };
    expect(replyOf(await app.call(matterRoutes.handOver, input, districtAdmin)).total).toBe(8);
    expect(await countOf(leaving)).toEqual(one);
  });

  test('leaves an allowance approved by neither: not by who applied, not by who took it over', async () => {
    const roles = [
      { role: 'caseworker', unionId: units.xiayang },
      { role: 'reviewer', unionId: units.xiayang },
    ] as const;
    const leaving = await givenAccount(app, [...roles]);
    const colleague = await givenAccount(app, [...roles]);
    const third = await givenAccount(app, [{ role: 'reviewer', unionId: units.xiayang }]);
    const { allowanceId } = await mattersOf(leaving);
    const input = { id: leaving.accountId, unionId: units.xiayang, toAccountId: colleague.accountId };
    replyOf(await app.call(matterRoutes.handOver, input, admin));
    const approve = (as: GivenAccount) =>
      app.call(benefitRoutes.decideAllowance, { id: allowanceId, to: 'approved' }, as);
    expect(await approve(leaving)).toMatchObject(refused(403, 'allowance.approveOwn'));
    expect(await approve(colleague)).toMatchObject(refused(403, 'allowance.approveHandled'));
    expect((await approve(third)).status).toBe(200);
  });

  test('does not bring an allowance to somebody who decided on it', async () => {
    const leaving = await caseworker('郑离岗');
    const decider = await givenAccount(app, [
      { role: 'caseworker', unionId: units.xiayang },
      { role: 'reviewer', unionId: units.xiayang },
    ]);
    const { allowanceId } = await mattersOf(leaving);
    replyOf(await app.call(benefitRoutes.decideAllowance, { id: allowanceId, to: 'approved' }, decider));
    const input = { id: leaving.accountId, unionId: units.xiayang, toAccountId: decider.accountId };
    expect(await app.call(matterRoutes.handOver, input, admin)).toMatchObject({
      status: 409,
      body: {
        code: 'handover.receiverDecided',
        message: '里面有 1 份求职补贴是这位自己批的或自己的，不能由这位经手。换一位接手。',
      },
    });
    expect(await countOf(leaving)).toEqual(one);
  });

  test('by two administrators at the same moment happens once', async () => {
    const leaving = await caseworker('郑离岗');
    const [first, second] = [await caseworker('王接手'), await caseworker('李接手')];
    await mattersOf(leaving);
    const to = (receiver: GivenAccount, as: GivenAccount) => () =>
      app.call(
        matterRoutes.handOver,
        { id: leaving.accountId, unionId: units.xiayang, toAccountId: receiver.accountId },
        as,
      );
    const hold = sql`select 1 from accounts where id = ${leaving.accountId} for update`;
    const replies = await collide(app, hold, [to(first, admin), to(second, districtAdmin)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const counts = [await countOf(first), await countOf(second)];
    expect(counts.map((each) => each.helpNeed + each.event).sort()).toEqual([0, 2]);
  });

  test('control: without holding the account both say that they moved something, and the matters are torn apart', async () => {
    const leaving = await caseworker('郑离岗');
    const [first, second] = [await caseworker('王接手'), await caseworker('李接手')];
    await mattersOf(leaving);
    const moveUnheld = (to: string) => () =>
      app.db.transaction(async (tx) => {
        const before = await countMatters(tx, leaving.accountId, null, '2026-08-11');
        await moveMatters(tx, { from: leaving.accountId, to, root: null, today: '2026-08-11' });
        return before.helpNeed;
      });
    const hold = sql`select 1 from help_needs where caseworker_id = ${leaving.accountId} for update`;
    const said = await collide(app, hold, [moveUnheld(first.accountId), moveUnheld(second.accountId)]);
    expect(said).toEqual([1, 1]);
  });
});

describe('who still has open matters', () => {
  test('is not stopped unasked: the number is told, and it can be done all the same when it cannot wait', async () => {
    const leaving = await caseworker('郑离岗');
    await mattersOf(leaving);
    const disable = { id: leaving.accountId, reason: '调离工会岗位' };
    expect(await app.call(staffRoutes.disableAccount, disable, admin)).toMatchObject({
      status: 409,
      body: {
        code: 'account.mattersOpen',
        message: '这个人还有 8 件没办完的事。先交接；来不及的，勾上“先停下，以后再交接”。',
      },
    });
    expect((await app.call(staffRoutes.disableAccount, { ...disable, leaveOpen: 'yes' }, admin)).status).toBe(
      204,
    );
    const [entry] = await app.db
      .$client`select detail from audit_entries where action = 'account.disable' and subject_id = ${leaving.accountId}`;
    expect(entry?.detail).toEqual({ mattersOpen: 8 });
    const colleague = await caseworker('王接手');
    const input = { id: leaving.accountId, unionId: units.xiayang, toAccountId: colleague.accountId };
    expect(replyOf(await app.call(matterRoutes.handOver, input, admin)).total).toBe(8);
  });

  test('nor is the caseworker’s role taken away; another role is', async () => {
    const leaving = await givenAccount(app, [
      { role: 'caseworker', unionId: units.xiayang },
      { role: 'reviewer', unionId: units.xiayang },
    ]);
    await mattersOf(leaving);
    const { grants } = replyOf(await app.call(staffRoutes.readStaff, { id: leaving.accountId }, admin));
    const grant = (role: string) => grants.find((each) => each.role === role)?.id ?? '';
    expect(await app.call(staffRoutes.endRole, { id: grant('caseworker') }, admin)).toMatchObject(
      refused(409, 'account.mattersOpen'),
    );
    expect((await app.call(staffRoutes.endRole, { id: grant('reviewer') }, admin)).status).toBe(204);
    const colleague = await caseworker('王接手');
    const input = { id: leaving.accountId, unionId: units.xiayang, toAccountId: colleague.accountId };
    replyOf(await app.call(matterRoutes.handOver, input, admin));
    expect((await app.call(staffRoutes.endRole, { id: grant('caseworker') }, admin)).status).toBe(204);
  });
});
