import type { PolicyCondition } from '@sunshine/contract/benefits/policy-conditions.ts';
import { benefitRoutes as routes } from '@sunshine/contract/benefits/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions } from '../support/given/application-probes.ts';
import { leaksIn } from '../support/given/canary/values.ts';
import { type GivenPolicies, givenPolicies, policyText } from '../support/given/policies.ts';

let app: TestApp;
let given: GivenPolicies;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenPolicies(app);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

async function draft(more: Parameters<typeof policyText>[0] = {}) {
  return replyOf(await app.call(routes.createPolicy, policyText(more), given.statistician));
}
const publicIds = async () =>
  replyOf(await app.call(routes.listPublicPolicies, {})).items.map(({ id }) => id);

describe('the catalogue', () => {
  test('starts from samples as drafts that nobody outside sees; started twice it says that all are there', async () => {
    const before = replyOf(await app.call(routes.listPolicyCatalogue, {}, given.statistician));
    expect(before).toMatchObject({ items: [], samplesLeft: 11 });
    const { added } = replyOf(await app.call(routes.addSamplePolicies, {}, given.statistician));
    expect(added).toHaveLength(11);
    expect(await app.call(routes.addSamplePolicies, {}, given.statistician)).toMatchObject({
      status: 409,
      body: { code: 'policy.noSamplesLeft' },
    });
    const after = replyOf(await app.call(routes.listPolicyCatalogue, {}, given.statistician));
    expect(after.samplesLeft).toBe(0);
    expect(after.items.map(({ state }) => state)).toEqual(Array(11).fill('draft'));
    expect(after.items[0]).toMatchObject({ validFrom: '2026-01-01', validUntil: null, grants: 0 });
    expect(await publicIds()).toEqual([]);
    expect(await auditActions(app, added[0]?.id ?? '')).toEqual(['policy.addSamples']);
  });

  test('a draft is missing in public, published it is there, retired it is missing again with its reason kept', async () => {
    const { id, updatedAt } = await draft({ title: '灵活就业补贴甲' });
    expect(await app.call(routes.readPublicPolicy, { id })).toMatchObject({
      status: 404,
      body: { code: 'policy.notFound' },
    });
    replyOf(await app.call(routes.publishPolicy, { id, updatedAt }, given.statistician));
    expect(replyOf(await app.call(routes.readPublicPolicy, { id }))).toEqual({
      id,
      category: 'insurance',
      level: 'national',
      title: '灵活就业补贴甲',
      benefit: '自己交社保的，补实际缴费的一部分，按月发。',
      monthly: true,
      validFrom: '2026-01-01',
      validUntil: null,
      conditions: ['毕业 2 年内', '灵活就业'],
      papers: ['身份证', '社保缴费记录'],
      office: '街镇社区事务受理服务中心',
      source: '国办发〔2022〕13号',
      updatedOn: '2026-08-11',
    });
    const reason = '文件到期，等新的通知';
    replyOf(await app.call(routes.retirePolicy, { id, reason }, given.statistician));
    expect((await app.call(routes.readPublicPolicy, { id })).status).toBe(404);
    expect(await app.call(routes.retirePolicy, { id, reason }, given.statistician)).toMatchObject({
      status: 409,
      body: { code: 'request.stepNotAllowed' },
    });
    expect(await auditActions(app, id)).toEqual(['policy.create', 'policy.publish', 'policy.retire']);
    const [entry] = await app.db.$client`
      select reason, actor_role from audit_entries where subject_id = ${id} and action = 'policy.retire'`;
    expect(entry).toEqual({ reason, actor_role: 'statistician' });
    const again = replyOf(await app.call(routes.readCataloguePolicy, { id }, given.statistician));
    const { updatedAt: now } = again;
    expect(
      replyOf(await app.call(routes.publishPolicy, { id, updatedAt: now }, given.statistician)).state,
    ).toBe('published');
    await app.call(routes.retirePolicy, { id, reason }, given.statistician);
  });

  test('on its last day a policy is still there, the day after it is not; one that begins later is told of', async () => {
    const id = await given.policy({ title: '到八月的补贴', validUntil: '2026-08-12' });
    const later = await given.policy({ title: '九月开始的补贴', validFrom: '2026-09-01' });
    app.clock.set('2026-08-12T23:59:00+08:00');
    expect(await publicIds()).toEqual(expect.arrayContaining([id, later]));
    app.clock.set('2026-08-13T00:00:00+08:00');
    expect(await publicIds()).not.toContain(id);
    const graduate = await given.graduate();
    const own = replyOf(await app.call(routes.listOwnPolicies, {}, graduate)).policies.map((each) => each.id);
    expect(own).not.toContain(id);
    expect(own).not.toContain(later);
    expect(await app.call(routes.openOwnPolicyApplication, { id: later }, graduate)).toMatchObject({
      status: 409,
      body: { code: 'policy.notOpen' },
    });
    const { updatedAt } = replyOf(await app.call(routes.readCataloguePolicy, { id }, given.statistician));
    await app.call(routes.retirePolicy, { id, reason: '过了有效期' }, given.statistician);
    const over = replyOf(await app.call(routes.readCataloguePolicy, { id }, given.statistician));
    expect(updatedAt).not.toBe(over.updatedAt);
    expect(
      await app.call(routes.publishPolicy, { id, updatedAt: over.updatedAt }, given.statistician),
    ).toMatchObject({ status: 422, body: { code: 'policy.over' } });
    await app.call(routes.retirePolicy, { id: later, reason: '测试完了停用' }, given.statistician);
  });

  test('by category shows that category, and how many there are in each', async () => {
    const skill = await given.policy({ category: 'skill', title: '技能补贴' });
    const insurance = await given.policy({ title: '社保补贴' });
    const reply = replyOf(await app.call(routes.listPublicPolicies, { category: 'skill' }));
    expect(reply.items.map(({ id }) => id)).toEqual([skill]);
    expect(reply.counts).toEqual([
      { category: 'skill', count: 1 },
      { category: 'insurance', count: 1 },
    ]);
    for (const id of [skill, insurance])
      await app.call(routes.retirePolicy, { id, reason: '测试完了停用' }, given.statistician);
  });
});

describe('what everybody reads', () => {
  test('is not published with a word of hardship, and what is published cannot get one', async () => {
    const { id, updatedAt } = await draft({
      title: '困难毕业生补贴',
      papers: ['身份证', '低保证明'],
      conditions: [{ kind: 'confirm', text: '工会 建 档 的家庭' }],
    });
    expect(await app.call(routes.publishPolicy, { id, updatedAt }, given.statistician)).toMatchObject({
      status: 422,
      body: {
        code: 'policy.wordsNotPublic',
        fields: {
          title: '“困难”不能出现在公开的页面，换个说法。',
          papers: '“低保”不能出现在公开的页面，换个说法。',
          conditions: '“建档”不能出现在公开的页面，换个说法。',
        },
      },
    });
    expect((await app.call(routes.readPublicPolicy, { id })).status).toBe(404);

    const published = await given.policy({ title: '求职补贴' });
    const told = replyOf(await app.call(routes.readCataloguePolicy, { id: published }, given.statistician));
    const change = {
      ...policyText({ title: '求职补贴', benefit: '给困难家庭的补贴，一次发。' }),
      id: published,
    };
    expect(
      await app.call(routes.changePolicy, { ...change, updatedAt: told.updatedAt }, given.statistician),
    ).toMatchObject({ status: 422, body: { code: 'policy.wordsNotPublic' } });
    const read = await app.call(routes.readPublicPolicy, { id: published });
    expect(leaksIn(JSON.stringify([read.body, read.headers]))).toEqual([]);
    await app.call(routes.retirePolicy, { id: published, reason: '测试完了停用' }, given.statistician);
  });
});

describe('writing a policy', () => {
  test('records what changed; nothing changed leaves no trace', async () => {
    const { id, updatedAt } = await draft();
    app.clock.set('2026-08-11T10:00:00+08:00');
    const same = { ...policyText(), id, updatedAt };
    expect(replyOf(await app.call(routes.changePolicy, same, given.statistician)).updatedAt).toBe(updatedAt);
    const conditions = [{ kind: 'graduatedWithin', years: 3 } as const];
    const changed = replyOf(
      await app.call(
        routes.changePolicy,
        { ...same, conditions, office: '区就业促进中心' },
        given.statistician,
      ),
    );
    expect(changed).toMatchObject({ conditions, office: '区就业促进中心', state: 'draft' });
    const entries = await app.db.$client`
      select detail from audit_entries where subject_id = ${id} and action = 'policy.change'`;
    expect(entries.map(({ detail }) => detail)).toEqual([
      { title: '灵活就业社会保险补贴', changed: ['conditions', 'office'] },
    ]);
  });

  test('of two who write at the same moment the second is told, and overwrites nothing', async () => {
    const { id, updatedAt } = await draft();
    app.clock.set('2026-08-11T10:00:00+08:00');
    const write = (title: string) => () =>
      app.call(routes.changePolicy, { ...policyText({ title }), id, updatedAt }, given.statistician);
    const hold = sql`select 1 from policies where id = ${id} for update`;
    const replies = await collide(app, hold, [write('甲的写法'), write('乙的写法')]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = replies.find((reply) => !reply.ok);
    expect(refused?.body).toMatchObject({ code: 'policy.changedMeanwhile' });
    const winner = replies.find((reply) => reply.ok);
    const { title } = replyOf(await app.call(routes.readCataloguePolicy, { id }, given.statistician));
    expect(winner?.body).toMatchObject({ title });
  });

  test('control: without the version read under the lock both writings go through and one is lost', async () => {
    const { id } = await draft();
    const write = (title: string) => async () =>
      app.db.execute(sql`update policies set title = ${title} where id = ${id} returning id`);
    const hold = sql`select 1 from policies where id = ${id} for update`;
    const rows = await collide(app, hold, [write('甲的写法'), write('乙的写法')]);
    expect(rows.map((found) => found.length)).toEqual([1, 1]);
  });

  test('needs days in order, papers and conditions of a known kind', async () => {
    expect(
      await app.call(routes.createPolicy, policyText({ validUntil: '2025-12-31' }), given.statistician),
    ).toMatchObject({
      status: 422,
      body: { code: 'policy.endsBeforeStart', fields: { validUntil: '结束日期不能早于开始日期。' } },
    });
    expect(
      await app.call(
        routes.createPolicy,
        policyText({ papers: [], conditions: [{ kind: 'moonPhase' } as never] }),
        given.statistician,
      ),
    ).toMatchObject({ status: 400, body: { fields: { papers: '至少写一样材料。' } } });
  });
});

describe('the matcher over the district', () => {
  test('tells who keeps the catalogue numbers only, as the facts of each graduate give them', async () => {
    const { records, xiayang, yingpu } = given;
    const count = async (id: string) =>
      replyOf(await app.call(routes.countPolicyMatches, { id }, given.statistician));
    const { id } = await draft();
    const before = await count(id);
    const at = await records.household(xiayang);
    const fits = await records.graduate(at);
    await records.outcome(fits, { kind: 'flexible' });
    await records.graduate(await records.household(yingpu));
    const old = await records.graduate(at, { study: { graduationYear: 2020 } });
    await records.outcome(old, { kind: 'flexible' });
    const dead = await records.graduate(at, { diedOn: '2026-07-01' });
    await records.outcome(dead, { kind: 'flexible' });
    expect(await count(id)).toEqual({
      fits: before.fits + 1,
      check: before.check + 1,
      not: before.not + 1,
      cut: false,
    });
  });

  test('reads every fact from the records as they stand today', async () => {
    const { records, xiayang, caseworker } = given;
    const conditions: PolicyCondition[] = [
      { kind: 'certificateWithin', months: 12 },
      { kind: 'smallEmployer' },
      { kind: 'publicWelfarePost' },
      { kind: 'inTraineeship' },
      { kind: 'originIn', divisions: ['31'] },
      { kind: 'studiedIn', divisions: ['310118'] },
      { kind: 'asksForHelp' },
      { kind: 'ageAtMost', years: 24 },
      { kind: 'selfEmployed' },
    ];
    const id = await given.policy({ title: '样样都问的补贴', conditions });
    const { personId } = await given.graduate({ name: '顾样样' });
    const states = async () => {
      const reply = replyOf(await app.call(routes.matchGraduatePolicies, { id: personId }, caseworker));
      return reply.policies.find((each) => each.id === id)?.conditions.map(({ state }) => state);
    };
    expect(await states()).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'met',
      'notMet',
      'met',
      'unknown',
    ]);
    const companyId = await records.company(xiayang);
    const positionId = await records.position(companyId, xiayang, { kind: 'publicWelfare' });
    await records.placement(personId, xiayang, '2026-08-01', { companyId, positionId });
    await records.internship(personId, xiayang, '2026-07-01', { kind: 'traineeship' });
    await records.supplementary('certificate', xiayang, '2026-05-01', { personId });
    await records.outcome(personId, { kind: 'selfEmployed', fromDay: '2026-08-12' });
    await records.need(personId);
    await app.db.$client`update graduates set place_of_origin = '340100' where person_id = ${personId}`;
    expect(await states()).toEqual([
      'met',
      'unknown',
      'met',
      'met',
      'notMet',
      'met',
      'met',
      'met',
      'unknown',
    ]);
    app.clock.set('2026-08-12T00:00:00+08:00');
    expect((await states())?.at(-1)).toBe('met');
    await app.call(routes.retirePolicy, { id, reason: '测试完了停用' }, given.statistician);
  });

  test('lists for a union worker those of the unit whom a policy fits, with reasons, and nobody of another', async () => {
    const { records } = given;
    const id = await given.policy({ title: '只看去向的补贴', conditions: [{ kind: 'selfEmployed' }] });
    const [mine, theirs, seeking] = [
      await given.graduate({ name: '马自立' }),
      await given.graduate({ name: '马在外', unionId: given.yingpu }),
      await given.graduate({ name: '马在找' }),
    ];
    for (const { personId } of [mine, theirs]) await records.outcome(personId, { kind: 'selfEmployed' });
    await records.outcome(seeking.personId, { kind: 'seeking' });
    const reply = replyOf(await app.call(routes.readUnionPolicy, { id }, given.caseworker));
    expect(reply.candidates.items).toEqual([
      {
        personId: mine.personId,
        name: '马*立',
        unionName: '夏阳街道',
        school: '上海商贸职业学院',
        graduationYear: 2026,
        fit: 'fits',
        conditions: [{ text: '自主创业，有营业执照', state: 'met', sentence: '去向是“自主创业”。' }],
        hint: false,
        openApplicationId: null,
        grantedFor: [],
      },
    ]);
    expect(reply.counts.fits).toBe(1);
    const others = replyOf(await app.call(routes.readUnionPolicy, { id, fit: 'not' }, given.caseworker));
    expect(others.candidates.items.map(({ personId }) => personId)).toContain(seeking.personId);
    expect(
      await app.call(routes.matchGraduatePolicies, { id: theirs.personId }, given.caseworker),
    ).toMatchObject({ status: 404, body: { code: 'policyApplication.personNotFound' } });
    await app.call(routes.retirePolicy, { id, reason: '测试完了停用' }, given.statistician);
    expect(await app.call(routes.readUnionPolicy, { id }, given.caseworker)).toMatchObject({
      status: 404,
      body: { code: 'policy.notFound' },
    });
  });
});
