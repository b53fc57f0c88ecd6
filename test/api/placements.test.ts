import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import {
  auditActions,
  needRows,
  outcomeRows,
  placementRows,
  stateAndSteps,
  waitingNotices,
} from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenFairDay } from '../support/given/fair-results.ts';
import type { GivenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

const today = '2026-08-11';

const placementsOf = ({ personId }: GivenAccount) => placementRows(app, personId);
const outcomesOf = ({ personId }: GivenAccount) => outcomeRows(app, personId);
const needsOf = ({ personId }: GivenAccount) => needRows(app, personId);

describe('a hire needs both sides and the same first day of work', () => {
  const sides = {
    'company first': ['recruiter', 'graduate'],
    'graduate first': ['graduate', 'recruiter'],
  } as const;

  test.each(Object.entries(sides))('%s: only the second confirmation hires', async (_name, [
    first,
    second,
  ]) => {
    const { id, graduate } = await given.application('accepted');
    const confirm = (side: 'recruiter' | 'graduate', startOn: string) =>
      side === 'recruiter'
        ? app.call(routes.confirmApplicantStart, { id, startOn }, given.recruiter)
        : app.call(routes.confirmOwnStart, { id, startOn }, graduate);
    expect(replyOf(await confirm(first, today)).state).toBe('accepted');
    expect(await placementsOf(graduate)).toEqual([]);
    expect(replyOf(await confirm(first, today)).state).toBe('accepted');
    expect(replyOf(await confirm(second, today)).state).toBe('hired');
    expect(await placementsOf(graduate)).toMatchObject([
      { application_id: id, start_on: today, both_sides: true, path: 'platform', cancelled: false },
    ]);
    expect((await auditActions(app, id)).slice(-2)).toEqual(['application.confirmStart', 'application.hire']);
  });

  test('an application that a booth sent leads there by the fair, unless the booth took its record back; one sent at home by the platform', async () => {
    const hired = async (cancelled: boolean | null) => {
      const { id, graduate } = await given.application('accepted');
      if (cancelled !== null) {
        const eventId = await given.records.event(given.xiayang, today);
        const at = givenFairDay(app, eventId);
        const ticket = await at.ticket(graduate.personId);
        const back = cancelled ? { cancelledAt: app.clock.now(), cancellationReason: '记错了人' } : {};
        await at.intent(ticket, given.companyId, 'application', { applicationId: id, ...back });
      }
      replyOf(await app.call(routes.confirmApplicantStart, { id, startOn: today }, given.recruiter));
      replyOf(await app.call(routes.confirmOwnStart, { id, startOn: today }, graduate));
      return (await placementsOf(graduate)).map(({ path }) => path);
    };
    expect([await hired(false), await hired(true), await hired(null)]).toEqual([
      ['fair'],
      ['platform'],
      ['platform'],
    ]);
  });

  test('another day is a proposal that the other side confirms anew', async () => {
    const { id, graduate } = await given.application('accepted');
    const company = (startOn: string) =>
      app.call(routes.confirmApplicantStart, { id, startOn }, given.recruiter);
    const own = (startOn: string) => app.call(routes.confirmOwnStart, { id, startOn }, graduate);
    await company('2026-08-17');
    expect(replyOf(await own('2026-08-20')).state).toBe('accepted');
    expect(replyOf(await app.call(routes.readOwnApplication, { id }, graduate))).toMatchObject({
      start: { on: '2026-08-20', companyConfirmed: false, graduateConfirmed: true },
      waitsForYou: false,
    });
    expect(replyOf(await own('2026-08-20')).state).toBe('accepted');
    expect(replyOf(await company('2026-08-20')).state).toBe('hired');
    expect(await placementsOf(graduate)).toMatchObject([{ start_on: '2026-08-20' }]);
  });

  test('confirming again after the hire, or both at once, makes no second placement', async () => {
    const { id, graduate } = await given.application('accepted');
    const clicks = [
      () => app.call(routes.confirmApplicantStart, { id, startOn: today }, given.recruiter),
      () => app.call(routes.confirmOwnStart, { id, startOn: today }, graduate),
    ];
    const replies = await Promise.all([...clicks, ...clicks, ...clicks].map((click) => click()));
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 200));
    expect((await stateAndSteps(app, id)).state).toBe('hired');
    for (const click of clicks) expect(replyOf(await click()).state).toBe('hired');
    expect(await placementsOf(graduate)).toHaveLength(1);
    expect(await outcomesOf(graduate)).toHaveLength(1);
    const steps = await app.db
      .$client`select 1 from application_steps where application_id = ${id} and to_state = 'hired'`;
    expect(steps).toHaveLength(1);
  });

  test('a day on which the person starts elsewhere cannot be confirmed, and the company is not told why', async () => {
    const { graduate } = await given.application('hired');
    const later = await given.application('accepted', { graduate, positionId: await given.position() });
    await app.call(routes.confirmOwnStart, { id: later.id, startOn: today }, graduate);
    const reply = await app.call(
      routes.confirmApplicantStart,
      { id: later.id, startOn: today },
      given.recruiter,
    );
    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'application.startTaken', message: '这一天定不下来。和对方商量，换一个到岗日期。' },
    });
    expect((await stateAndSteps(app, later.id)).state).toBe('accepted');
    expect(await placementsOf(graduate)).toHaveLength(1);
  });

  test.each([
    ['before the application was sent', '2026-08-10', '不能早于投递那天（8月11日）。'],
    ['more than a year ahead', '2027-08-20', '最多填到一年以后。'],
  ])('a start %s is refused', async (_case, startOn, sentence) => {
    const { id, graduate } = await given.application('accepted');
    const reply = await app.call(routes.confirmOwnStart, { id, startOn }, graduate);
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'application.startOutOfRange', fields: { startOn: sentence } },
    });
  });
});

describe('what a hire settles', () => {
  test('an open help need is closed by the union on the first day, at the unit that manages the person that day', async () => {
    const graduate = await given.graduate({ unionId: given.grassroots });
    await given.records.need(graduate.personId, { openedOn: '2026-03-02' });
    await given.application('hired', { graduate });
    expect(await placementsOf(graduate)).toMatchObject([
      { union_id: given.grassroots, supplementary: false, evidence: null },
    ]);
    expect(await outcomesOf(graduate)).toEqual([
      { kind: 'contract', from_day: today, resolved_by: 'union', evidence: '双方确认', retracted: false },
    ]);
    expect(await needsOf(graduate)).toEqual([
      { opened_on: '2026-03-02', closed_on: today, closed_by: 'union' },
    ]);
  });

  test('an archived graduate without a need gets one that the hire closes the same day', async () => {
    const graduate = await given.graduate({ unionId: given.xiayang });
    await given.application('hired', { graduate });
    expect(await needsOf(graduate)).toEqual([{ opened_on: today, closed_on: today, closed_by: 'union' }]);
  });

  test('who had settled by themselves before gets no need', async () => {
    const graduate = await given.graduate({ unionId: given.xiayang });
    await given.records.outcome(graduate.personId, {
      kind: 'contract',
      fromDay: '2026-07-01',
      resolvedBy: 'self',
    });
    await given.application('hired', { graduate });
    expect(await needsOf(graduate)).toEqual([]);
    expect(await placementsOf(graduate)).toHaveLength(1);
  });

  test('a graduate without an archive is placed at the unit that approved the position, and has no need', async () => {
    const { graduate } = await given.application('hired');
    expect(await placementsOf(graduate)).toMatchObject([{ union_id: given.yingpu }]);
    expect(await needsOf(graduate)).toEqual([]);
  });

  test('a household that moves belongs to its new unit from the day of the move', async () => {
    const before = await given.graduate({ unionId: given.xiayang });
    const after = await given.graduate({ unionId: given.xiayang });
    for (const { personId } of [before, after]) {
      await app.db.$client`
        with moved as (update household_managements g set until_day = '2026-08-11' from household_members m
          where m.household_id = g.household_id and m.person_id = ${personId} returning g.household_id)
        insert into household_managements (household_id, union_id, from_day)
        select household_id, ${given.education}, '2026-08-11' from moved`;
    }
    app.clock.set('2026-08-10T09:00:00+08:00');
    const early = await given.application('accepted', { graduate: before });
    app.clock.set('2026-08-12T09:00:00+08:00');
    await app.call(routes.confirmOwnStart, { id: early.id, startOn: '2026-08-10' }, before);
    await app.call(routes.confirmApplicantStart, { id: early.id, startOn: '2026-08-10' }, given.recruiter);
    await given.application('hired', { graduate: after, startOn: '2026-08-12' });
    expect(await placementsOf(before)).toMatchObject([{ union_id: given.xiayang, start_on: '2026-08-10' }]);
    expect(await placementsOf(after)).toMatchObject([{ union_id: given.education }]);
  });

  test('whoever signs for a later start is settled from the signing: agreement first, contract from the first day', async () => {
    const graduate = await given.graduate({ unionId: given.xiayang });
    await given.records.need(graduate.personId, { openedOn: '2026-03-02' });
    await given.application('hired', { graduate, startOn: '2026-09-01' });
    expect(await outcomesOf(graduate)).toMatchObject([
      { kind: 'agreement', from_day: today },
      { kind: 'contract', from_day: '2026-09-01' },
    ]);
    expect(await needsOf(graduate)).toMatchObject([{ closed_on: today, closed_by: 'union' }]);
    expect(await placementsOf(graduate)).toMatchObject([{ start_on: '2026-09-01' }]);
  });

  test('a targeted position is the path of its placement, and the company hears nothing of it', async () => {
    const positionId = await given.position({
      preference: 'targeted',
      preferredOn: '2026-02-01',
      preferredHeadcount: 3,
    });
    const { id, graduate } = await given.application('hired', { positionId });
    expect(await placementsOf(graduate)).toMatchObject([{ path: 'targetedPost' }]);
    const [notice] = (await waitingNotices(app, `hired:${id}`)).filter(
      ({ accountId }) => accountId === given.recruiter.accountId,
    );
    expect(notice).toMatchObject({
      title: '沈一鸣 的到岗定下了',
      body: '成本会计，8月11日到岗，双方都确认了。',
    });
  });

  test('a hire for a job closes the other open applications and tells their companies', async () => {
    const graduate = await given.graduate();
    const [waiting, offered, withdrawn, hired] = [
      await given.position(),
      await given.position(),
      await given.position(),
      await given.position(),
    ];
    const other = await given.application('submitted', { graduate, positionId: waiting });
    const offer = await given.application('offered', { graduate, positionId: offered });
    const gone = await given.application('withdrawn', { graduate, positionId: withdrawn });
    await given.application('hired', { graduate, positionId: hired });
    expect((await stateAndSteps(app, other.id)).state).toBe('closed');
    expect((await stateAndSteps(app, offer.id)).state).toBe('closed');
    expect((await stateAndSteps(app, gone.id)).state).toBe('withdrawn');
    expect(await waitingNotices(app, `application-closed:${other.id}`)).toMatchObject([
      { accountId: given.recruiter.accountId, body: '成本会计。对方已在别处到岗，你不用再答复。' },
    ]);
  });

  test.each([
    'internship',
    'traineeship',
  ] as const)('a confirmed %s is no employment: it settles nothing and closes nothing', async (kind) => {
    const graduate = await given.graduate({ unionId: given.xiayang });
    const positionId = await given.position({
      kind,
      employmentType: `${kind}Agreement`,
      payUnit: 'day',
      payMin: 150,
      payMax: 200,
    });
    const other = await given.application('submitted', { graduate });
    const { id } = await given.application('hired', { graduate, positionId, startOn: '2026-08-17' });
    const rows = await app.db.$client`
      select kind, union_id, application_id, confirmed_on::text, start_on::text, supplementary from internships where person_id = ${graduate.personId}`;
    expect([...rows]).toEqual([
      {
        kind,
        union_id: given.xiayang,
        application_id: id,
        confirmed_on: today,
        start_on: '2026-08-17',
        supplementary: false,
      },
    ]);
    expect(await placementsOf(graduate)).toEqual([]);
    expect(await outcomesOf(graduate)).toEqual([]);
    expect(await needsOf(graduate)).toEqual([{ opened_on: today, closed_on: null, closed_by: null }]);
    expect((await stateAndSteps(app, other.id)).state).toBe('submitted');
  });

  test('part-time work counts only with evidence, which the union adds', async () => {
    const graduate = await given.graduate({ unionId: given.xiayang, name: '温一禾' });
    const positionId = await given.position({ employmentType: 'partTime' });
    await given.application('hired', { graduate, positionId });
    expect(await outcomesOf(graduate)).toMatchObject([{ kind: 'otherEmployment', evidence: null }]);
    const list = () =>
      app.call(routes.listPlacements, { q: '温一禾', show: 'needsEvidence' }, given.caseworker);
    const [line] = replyOf(await list()).items;
    expect(line).toMatchObject({ name: '温*禾', needsEvidence: true, bothSides: true });
    const proved = replyOf(
      await app.call(
        routes.provePlacement,
        { id: line?.id ?? '', evidence: '劳务协议扫描件' },
        given.caseworker,
      ),
    );
    expect(proved).toMatchObject({ needsEvidence: false, evidence: '劳务协议扫描件' });
    expect(await outcomesOf(graduate)).toMatchObject([{ evidence: '劳务协议扫描件' }]);
    expect(replyOf(await list()).items).toEqual([]);
  });
});
