import { policyApplicationSteps } from '@sunshine/contract/benefits/policy-status.ts';
import { benefitRoutes as routes } from '@sunshine/contract/benefits/routes.ts';
import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions, waitingNotices } from '../support/given/application-probes.ts';
import { leaksIn } from '../support/given/canary/values.ts';
import { givenAccount } from '../support/given/people.ts';
import { type GivenPolicies, givenPolicies } from '../support/given/policies.ts';

let app: TestApp;
let given: GivenPolicies;
let policyId: string;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenPolicies(app);
  policyId = await given.policy();
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

async function row(id: string) {
  const [found] = await app.db.$client`
    select state, opened_on::text, applied_on::text, decided_on::text, reason, union_id, caseworker_id
    from policy_applications where id = ${id}`;
  return found;
}
async function opened(graduate: { personId: string }) {
  const input = { personId: graduate.personId, policyId };
  return replyOf(await app.call(routes.openPolicyApplication, input, given.caseworker)).id;
}

describe('a graduate', () => {
  test('starts, hands the papers in and withdraws, each step with its day and an entry in the trail', async () => {
    const graduate = await given.graduate();
    const before = replyOf(await app.call(routes.listOwnPolicies, {}, graduate));
    expect(before.policies[0]).toMatchObject({ id: policyId, fit: 'check', openApplicationId: null });
    const { id } = replyOf(await app.call(routes.openOwnPolicyApplication, { id: policyId }, graduate));
    expect(await row(id)).toMatchObject({
      state: 'preparing',
      opened_on: '2026-08-11',
      union_id: given.xiayang,
      caseworker_id: null,
    });
    app.clock.set('2026-08-14T09:00:00+08:00');
    const papers = { id, appliedOn: '2026-08-13' };
    expect(replyOf(await app.call(routes.handInOwnPolicyPapers, papers, graduate))).toEqual({
      id,
      state: 'applied',
    });
    const own = replyOf(await app.call(routes.listOwnPolicies, {}, graduate));
    expect(own.policies[0]?.openApplicationId).toBe(id);
    expect(own.applications).toEqual([
      {
        id,
        policyId,
        policyTitle: '灵活就业社会保险补贴',
        category: 'insurance',
        state: 'applied',
        openedOn: '2026-08-11',
        appliedOn: '2026-08-13',
        decidedOn: null,
        reason: null,
        papers: ['身份证', '社保缴费记录'],
        office: '街镇社区事务受理服务中心',
        unionName: '夏阳街道',
      },
    ]);
    replyOf(await app.call(routes.withdrawOwnPolicyApplication, { id, reason: '找到工作了' }, graduate));
    expect(await row(id)).toMatchObject({
      state: 'withdrawn',
      decided_on: '2026-08-14',
      reason: '找到工作了',
    });
    expect(await auditActions(app, id)).toEqual([
      'policyApplication.openOwn',
      'policyApplication.handIn',
      'policyApplication.withdraw',
    ]);
    expect((await app.call(routes.withdrawOwnPolicyApplication, { id }, graduate)).body).toMatchObject({
      code: 'policyApplication.ended',
    });
  });

  test('in no unit’s records is looked after by the district, and in nobody’s hands but their own', async () => {
    const stranger = await given.graduate({ unionId: null });
    const { id } = replyOf(await app.call(routes.openOwnPolicyApplication, { id: policyId }, stranger));
    expect((await row(id))?.['union_id']).toBe(given.district);
    const other = await given.graduate();
    expect(await app.call(routes.withdrawOwnPolicyApplication, { id }, other)).toMatchObject({
      status: 404,
      body: { code: 'policyApplication.notFound' },
    });
    expect((await app.call(routes.readPolicyApplication, { id }, given.caseworker)).status).toBe(404);
  });

  test('sees nothing that the union noted for itself, and no word of hardship', async () => {
    const graduate = await given.graduate();
    const note = 'canary-policy-note';
    const input = { personId: graduate.personId, policyId, note };
    replyOf(await app.call(routes.openPolicyApplication, input, given.caseworker));
    const reply = await app.call(routes.listOwnPolicies, {}, graduate);
    expect(leaksIn(JSON.stringify(reply.body))).toEqual([]);
  });
});

describe('a union worker', () => {
  test('starts on behalf of a graduate of the unit; the graduate is told in neutral words', async () => {
    const graduate = await given.graduate();
    const id = await opened(graduate);
    expect(await row(id)).toMatchObject({ state: 'preparing', caseworker_id: given.caseworker.accountId });
    replyOf(await app.call(routes.handInPolicyPapers, { id, appliedOn: '2026-08-10' }, given.caseworker));
    const rejection = { id, decidedOn: '2026-08-11', reason: '社保断了两个月' };
    replyOf(await app.call(routes.rejectPolicyApplication, rejection, given.caseworker));
    expect(await row(id)).toMatchObject({
      state: 'rejected',
      applied_on: '2026-08-10',
      decided_on: '2026-08-11',
      reason: '社保断了两个月',
    });
    const notices = await waitingNotices(app, 'policy.');
    const mine = notices.filter(({ accountId }) => accountId === graduate.accountId);
    expect(mine.map(({ title, href }) => [title, href])).toEqual([
      ['开始办“灵活就业社会保险补贴”', '/me/policies'],
      ['“灵活就业社会保险补贴”的材料交了', '/me/policies'],
      ['“灵活就业社会保险补贴”没有通过', '/me/policies'],
    ]);
    expect(leaksIn(JSON.stringify(mine))).toEqual([]);
    const [entry] = await app.db.$client`
      select action, actor_role, union_id, reason from audit_entries
      where subject_id = ${id} and action = 'policyApplication.reject'`;
    expect(entry).toEqual({
      action: 'policyApplication.reject',
      actor_role: 'caseworker',
      union_id: given.xiayang,
      reason: '社保断了两个月',
    });
  });

  test('of another unit neither sees nor moves it, and starts nothing for its graduates', async () => {
    const graduate = await given.graduate();
    const id = await opened(graduate);
    const { neighbour } = given;
    const missing = { status: 404, body: { code: 'policyApplication.notFound' } };
    expect(await app.call(routes.readPolicyApplication, { id }, neighbour)).toMatchObject(missing);
    expect(
      await app.call(routes.handInPolicyPapers, { id, appliedOn: '2026-08-11' }, neighbour),
    ).toMatchObject(missing);
    const rejection = { id, decidedOn: '2026-08-11', reason: '不该看到' };
    expect(await app.call(routes.rejectPolicyApplication, rejection, neighbour)).toMatchObject(missing);
    expect(
      await app.call(routes.withdrawPolicyApplication, { id, reason: '不该看到' }, neighbour),
    ).toMatchObject(missing);
    const listed = replyOf(await app.call(routes.listPolicyApplications, {}, neighbour));
    expect(listed.items).toEqual([]);
    expect(
      await app.call(routes.openPolicyApplication, { personId: graduate.personId, policyId }, neighbour),
    ).toMatchObject({ status: 404, body: { code: 'policyApplication.personNotFound' } });
    expect((await row(id))?.['state']).toBe('preparing');
  });

  test('of the unit an archive moves to goes on with what was started before', async () => {
    const graduate = await given.graduate();
    const id = await opened(graduate);
    await app.db.$client`
      update household_managements g set until_day = '2026-08-11' from household_members m
      where m.household_id = g.household_id and m.person_id = ${graduate.personId}`;
    await app.db.$client`
      insert into household_managements (household_id, union_id, from_day)
      select household_id, ${given.yingpu}, '2026-08-11' from household_members where person_id = ${graduate.personId}`;
    replyOf(await app.call(routes.handInPolicyPapers, { id, appliedOn: '2026-08-11' }, given.neighbour));
    expect((await row(id))?.['state']).toBe('applied');
  });

  test('writes no day of the future and no decision before the papers', async () => {
    const id = await opened(await given.graduate());
    expect(
      await app.call(routes.handInPolicyPapers, { id, appliedOn: '2026-08-12' }, given.caseworker),
    ).toMatchObject({
      status: 422,
      body: { code: 'policyApplication.daysOutOfOrder', fields: { appliedOn: '日期不能晚于今天。' } },
    });
    await app.call(routes.handInPolicyPapers, { id, appliedOn: '2026-08-10' }, given.caseworker);
    const early = { id, decidedOn: '2026-08-09', reason: '材料不全' };
    expect(await app.call(routes.rejectPolicyApplication, early, given.caseworker)).toMatchObject({
      status: 422,
      body: { fields: { decidedOn: '不能早于递交的 2026-08-10。' } },
    });
  });

  test('reads the queue by state, the longest waiting first, and finds what waits too long among today’s tasks', async () => {
    const before = replyOf(await app.call(routes.countPolicyTasks, {}, given.caseworker));
    const first = await opened(await given.graduate({ name: '贺等待' }));
    app.clock.set('2026-08-18T09:00:00+08:00');
    const tasks = async () => replyOf(await app.call(routes.countPolicyTasks, {}, given.caseworker));
    const late = { q: '贺', late: 'true' as never };
    expect(replyOf(await app.call(routes.listPolicyApplications, late, given.caseworker)).items).toEqual([]);
    app.clock.set('2026-08-19T09:00:00+08:00');
    const reply = replyOf(await app.call(routes.listPolicyApplications, late, given.caseworker));
    expect(reply.items).toMatchObject([{ id: first, waitingDays: 8, late: true, name: '贺*待' }]);
    const preparing = (await tasks()).preparing;
    expect(preparing).toBeGreaterThan(before.preparing);
    await app.call(routes.handInPolicyPapers, { id: first, appliedOn: '2026-08-19' }, given.caseworker);
    expect((await tasks()).preparing).toBe(preparing - 1);
    const waiting = async (now: string) => {
      app.clock.set(now);
      const input = { ...late, state: 'applied' } as const;
      return replyOf(await app.call(routes.listPolicyApplications, input, given.caseworker)).total;
    };
    expect(await waiting('2026-09-18T09:00:00+08:00')).toBe(0);
    const { applied } = await tasks();
    expect(await waiting('2026-09-19T09:00:00+08:00')).toBe(1);
    expect((await tasks()).applied).toBe(applied + 1);
  });

  test('who only reviews reads the applications and moves none', async () => {
    const id = await opened(await given.graduate());
    expect((await app.call(routes.readPolicyApplication, { id }, given.reviewer)).status).toBe(200);
    expect(
      await app.call(routes.handInPolicyPapers, { id, appliedOn: '2026-08-11' }, given.reviewer),
    ).toMatchObject({ status: 403, body: { code: 'request.forbidden' } });
  });
});

describe('one open application per person and policy', () => {
  test('started twice at the same moment, once by each side, there is one', async () => {
    const graduate = await given.graduate();
    const { personId } = graduate;
    const hold = sql`select 1 from graduates where person_id = ${personId} for update`;
    const replies = await collide(app, hold, [
      () => app.call(routes.openOwnPolicyApplication, { id: policyId }, graduate),
      () => app.call(routes.openPolicyApplication, { personId, policyId }, given.caseworker),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find((reply) => !reply.ok)?.body).toMatchObject({
      code: 'policyApplication.alreadyOpen',
    });
    const [found] = await app.db.$client`
      select count(*)::int as n from policy_applications where person_id = ${personId}`;
    expect(found?.['n']).toBe(1);
  });

  test('control: without the index of the database there are two', async () => {
    const graduate = await given.graduate();
    const { personId } = graduate;
    const [index] = await app.db.$client`
      select indexdef from pg_indexes where indexname = 'one_open_application_per_person_and_policy'`;
    await app.db.$client`drop index one_open_application_per_person_and_policy`;
    const hold = sql`select 1 from graduates where person_id = ${personId} for update`;
    const replies = await collide(app, hold, [
      () => app.call(routes.openOwnPolicyApplication, { id: policyId }, graduate),
      () => app.call(routes.openPolicyApplication, { personId, policyId }, given.caseworker),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    await app.db.$client`delete from policy_applications where person_id = ${personId}`;
    await app.db.$client.unsafe(String(index?.['indexdef']));
  });

  test('after its end another may begin', async () => {
    const graduate = await given.graduate();
    const id = await opened(graduate);
    await app.call(routes.withdrawPolicyApplication, { id, reason: '材料不齐' }, given.caseworker);
    expect(await opened(graduate)).not.toBe(id);
  });
});

describe('a graduate who claims the entry of the roster', () => {
  async function claimed(name: string) {
    const personId = await given.records.graduate(await given.records.household(given.xiayang), { name });
    const account = await given.graduate({ unionId: null, name });
    const claim = async () => {
      const input = { id: personId };
      const { code } = replyOf(await app.call(graduateRoutes.createClaimCode, input, given.caseworker));
      replyOf(await app.call(claimRoutes.claimByCode, { code }, account));
    };
    return { personId, account, claim };
  }

  test('brings the own application along to the unit of the archive', async () => {
    const { personId, account, claim } = await claimed('卜带来');
    const { id } = replyOf(await app.call(routes.openOwnPolicyApplication, { id: policyId }, account));
    expect((await app.call(routes.readPolicyApplication, { id }, given.caseworker)).status).toBe(404);
    await claim();
    const read = replyOf(await app.call(routes.readPolicyApplication, { id }, given.caseworker));
    expect(read).toMatchObject({ personId, state: 'preparing' });
  });

  test('and had the same policy under way has one application, handed in when either was', async () => {
    const { personId, account, claim } = await claimed('卜两份');
    const kept = await opened({ personId });
    const { id } = replyOf(await app.call(routes.openOwnPolicyApplication, { id: policyId }, account));
    await app.call(routes.handInOwnPolicyPapers, { id, appliedOn: '2026-08-10' }, account);
    await claim();
    expect(await row(kept)).toMatchObject({ state: 'applied', applied_on: '2026-08-10' });
    expect(await row(id)).toMatchObject({ state: 'withdrawn', reason: '和工会替你开的那份合成一份' });
  });

  test('and was granted the same benefit twice has one that counts', async () => {
    const { personId, account, claim } = await claimed('卜一笔');
    replyOf(await app.call(routes.openOwnPolicyApplication, { id: policyId }, account));
    const district = await givenAccount(app, [{ role: 'caseworker', unionId: given.district }]);
    const grant = { policyId, period: '2026 年度', grantedOn: '2026-08-03', evidence: '批准通知' };
    for (const [who, as] of [
      [personId, given.caseworker],
      [account.personId, district],
    ] as const) {
      replyOf(await app.call(routes.recordPolicyGrant, { ...grant, personId: who }, as));
    }
    await claim();
    const rows = await app.db.$client`
      select cancelled_at is null as counts, cancellation_reason from policy_grants
      where person_id = ${personId} order by cancelled_at nulls first`;
    expect(rows.map((each) => ({ ...each }))).toEqual([
      { counts: true, cancellation_reason: null },
      { counts: false, cancellation_reason: '和名册上这个人的同一笔合并' },
    ]);
  });
});

test('a withdrawal and a rejection at the same moment leave one end', async () => {
  const graduate = await given.graduate();
  const id = await opened(graduate);
  const hold = sql`select 1 from policy_applications where id = ${id} for update`;
  const replies = await collide(app, hold, [
    () => app.call(routes.withdrawOwnPolicyApplication, { id }, graduate),
    () =>
      app.call(
        routes.rejectPolicyApplication,
        { id, decidedOn: '2026-08-11', reason: '材料不全' },
        given.caseworker,
      ),
  ]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await auditActions(app, id)).toHaveLength(2);
});

test('the table of steps lets a graduate gather, hand in and withdraw, and only the union record a decision', () => {
  const graduate = Object.values(policyApplicationSteps).flatMap((targets) =>
    Object.entries(targets).flatMap(([to, roles]) =>
      (roles as readonly string[]).includes('graduate') ? [to] : [],
    ),
  );
  expect([...new Set(graduate)].sort()).toEqual(['applied', 'withdrawn']);
});
