import { internshipRoutes as internships } from '@sunshine/contract/applications/internship-routes.ts';
import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import {
  needRows,
  outcomeRows,
  placementRows,
  stateAndSteps,
  waitingNotices,
} from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { frame2026 } from '../support/given/figures.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
let neighbour: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

const today = '2026-08-11';
const outside = {
  employerName: '上海朱溪文旅有限公司',
  kind: 'contract',
  path: 'referral',
  startOn: '2026-08-03',
  evidence: '劳动合同复印件',
} as const;

/** 02A, 08A and 01E of the first street as they stand after the cutoff. */
async function figures() {
  const all = await compileFigures(app.db, frame2026(), [{ unitId: given.xiayang, ownOnly: false }]);
  const of = (code: string) => Number(figure(all.get(given.xiayang) ?? new Map(), code).value);
  return { internships: of('02A'), placements: of('08A'), helped: of('01E') };
}
async function archived(name = '许安') {
  return given.graduate({ unionId: given.grassroots, name });
}

describe('a hire outside the platform', () => {
  test('is recorded by the union with its evidence, settles the person and counts like any other', async () => {
    const graduate = await archived('田甜');
    await given.records.need(graduate.personId, { openedOn: '2026-03-02' });
    const before = await figures();
    const found = replyOf(await app.call(routes.listPlaceablePersons, { q: '田' }, given.caseworker)).items;
    expect(found).toEqual([
      {
        personId: graduate.personId,
        name: '田*',
        unionName: '城北社区',
        school: '上海商贸职业学院',
        graduationYear: 2026,
      },
    ]);
    const line = replyOf(
      await app.call(routes.recordPlacement, { ...outside, personId: graduate.personId }, given.caseworker),
    );
    expect(line).toMatchObject({
      name: '田*',
      unionName: '城北社区',
      kind: 'contract',
      supplementary: true,
      bothSides: false,
      needsEvidence: false,
    });
    expect(await outcomeRows(app, graduate.personId)).toEqual([
      {
        kind: 'contract',
        from_day: '2026-08-03',
        resolved_by: 'union',
        evidence: '劳动合同复印件',
        retracted: false,
      },
    ]);
    expect(await needRows(app, graduate.personId)).toEqual([
      { opened_on: '2026-03-02', closed_on: '2026-08-03', closed_by: 'union' },
    ]);
    const after = await figures();
    expect(after).toEqual({ ...before, placements: before.placements + 1 });
    const [entry] = await app.db
      .$client`select action, actor_role, union_id from audit_entries where subject_id = ${line.id}`;
    expect(entry).toMatchObject({
      action: 'placement.record',
      actor_role: 'caseworker',
      union_id: given.grassroots,
    });
  });

  test('needs a person and a unit of the scope', async () => {
    const graduate = await archived();
    const stranger = await given.graduate();
    const record = { ...outside, personId: graduate.personId };
    expect(await app.call(routes.recordPlacement, record, neighbour)).toMatchObject({
      status: 404,
      body: { code: 'placement.personNotFound' },
    });
    expect(
      await app.call(routes.recordPlacement, { ...record, personId: stranger.personId }, given.caseworker),
    ).toMatchObject({ status: 404, body: { code: 'placement.personNotFound' } });
    expect(
      await app.call(routes.recordPlacement, { ...record, unionId: given.yingpu }, given.caseworker),
    ).toMatchObject({ status: 404, body: { code: 'placement.unionNotFound' } });
    expect(replyOf(await app.call(routes.listPlaceablePersons, { q: '许' }, neighbour)).items).toEqual([]);
    expect(await placementRows(app, graduate.personId)).toEqual([]);
  });

  test('without evidence, or under a kind that is no placement, is refused', async () => {
    const { personId } = await archived();
    const unproved = await app.call(
      routes.recordPlacement,
      { ...outside, personId, evidence: '' },
      given.caseworker,
    );
    expect(unproved).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    const study = await app.call(
      routes.recordPlacement,
      { ...outside, personId, kind: 'furtherStudy' as never },
      given.caseworker,
    );
    expect(study).toMatchObject({ status: 400, body: { fields: { kind: '从给出的选项里选一个。' } } });
  });

  test('told twice for the same first day is refused, lost and placed again is a second one', async () => {
    const { personId } = await archived();
    const record = { ...outside, personId };
    const replies = await Promise.all(
      [1, 2, 3].map(() => app.call(routes.recordPlacement, record, given.caseworker)),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409]);
    expect(replies.find((reply) => reply.status === 409)?.body).toMatchObject({
      code: 'placement.sameStart',
    });
    expect(
      (await app.call(routes.recordPlacement, { ...record, startOn: '2026-08-10' }, given.caseworker)).status,
    ).toBe(200);
    expect(await placementRows(app, personId)).toHaveLength(2);
    expect(await outcomeRows(app, personId)).toHaveLength(2);
  });

  test('that both sides confirm on the platform afterwards stays one placement', async () => {
    const graduate = await archived();
    await app.call(
      routes.recordPlacement,
      { ...outside, personId: graduate.personId, startOn: today },
      given.caseworker,
    );
    const { id } = await given.application('hired', { graduate });
    expect(await placementRows(app, graduate.personId)).toMatchObject([
      {
        application_id: id,
        both_sides: true,
        path: 'referral',
        evidence: '劳动合同复印件',
        employer_name: '青浦禾澜食品有限公司',
      },
    ]);
    expect(await outcomeRows(app, graduate.personId)).toHaveLength(1);
  });
});

describe('a mistaken hire is corrected with a reason', () => {
  test('the placement is cancelled, its outcome retracted, the need open again and the application back with both sides', async () => {
    const graduate = await archived('孟昭');
    await given.records.need(graduate.personId, { openedOn: '2026-03-02' });
    const before = await figures();
    const application = await given.application('hired', { graduate });
    expect((await figures()).placements).toBe(before.placements + 1);
    const [line] = replyOf(await app.call(routes.listPlacements, { q: '孟昭' }, given.caseworker)).items;
    const correction = { id: line?.id ?? '', reason: '到岗日期弄错，人还没去' };
    expect(await app.call(routes.correctPlacement, correction, neighbour)).toMatchObject({
      status: 404,
      body: { code: 'placement.notFound' },
    });

    app.clock.set('2026-08-12T09:00:00+08:00');
    const corrected = replyOf(await app.call(routes.correctPlacement, correction, given.caseworker));
    expect(corrected).toMatchObject({
      cancelledAt: '2026-08-12T01:00:00.000Z',
      cancellationReason: '到岗日期弄错，人还没去',
    });
    expect(await outcomeRows(app, graduate.personId)).toMatchObject([{ kind: 'contract', retracted: true }]);
    expect(await needRows(app, graduate.personId)).toEqual([
      { opened_on: '2026-03-02', closed_on: null, closed_by: null },
    ]);
    const own = replyOf(await app.call(routes.readOwnApplication, { id: application.id }, graduate));
    expect(own).toMatchObject({
      state: 'accepted',
      start: { on: null, companyConfirmed: false, graduateConfirmed: false },
      waitsForYou: true,
    });
    expect(own.steps.at(-1)).toMatchObject({ from: 'hired', to: 'accepted', by: 'caseworker' });
    expect(await figures()).toEqual(before);
    const [entry] = await app.db
      .$client`select reason, detail from audit_entries where action = 'placement.correct' and subject_id = ${correction.id}`;
    expect(entry).toEqual({ reason: '到岗日期弄错，人还没去', detail: { application: 'accepted' } });
    expect(await waitingNotices(app, `hire-reversed:${application.id}`)).toHaveLength(2);
    expect(await app.call(routes.correctPlacement, correction, given.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'placement.alreadyCancelled' },
    });

    for (const confirm of [routes.confirmApplicantStart, routes.confirmOwnStart]) {
      const who = confirm === routes.confirmOwnStart ? graduate : given.recruiter;
      replyOf(await app.call(confirm, { id: application.id, startOn: '2026-08-12' }, who));
    }
    expect((await placementRows(app, graduate.personId)).map((row) => [row.start_on, row.cancelled])).toEqual(
      [
        [today, true],
        ['2026-08-12', false],
      ],
    );
    expect((await figures()).placements).toBe(before.placements + 1);
  });

  test('a need that only the mistake had opened goes with it, and the application can be ended', async () => {
    const graduate = await archived('尹川');
    const before = await figures();
    const application = await given.application('hired', { graduate, startOn: '2026-08-20' });
    expect(await needRows(app, graduate.personId)).toHaveLength(1);
    const [row] = await placementRows(app, graduate.personId);
    const correction = { id: String(row?.id), reason: '同名同姓，记错了人', application: 'closed' as const };
    const replies = await Promise.all(
      [1, 2].map(() => app.call(routes.correctPlacement, correction, given.caseworker)),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    expect(await needRows(app, graduate.personId)).toEqual([]);
    expect((await outcomeRows(app, graduate.personId)).map((each) => each.retracted)).toEqual([true, true]);
    expect((await stateAndSteps(app, application.id)).state).toBe('closed');
    expect(await figures()).toEqual(before);
    const cancelled = replyOf(
      await app.call(routes.listPlacements, { q: '尹川', show: 'cancelled' }, given.caseworker),
    );
    expect(cancelled).toMatchObject({ total: 1, items: [{ cancellationReason: '同名同姓，记错了人' }] });
    expect(replyOf(await app.call(routes.listPlacements, { q: '尹川' }, given.caseworker)).total).toBe(0);
  });

  test('without a reason nothing is corrected', async () => {
    const { graduate } = await given.application('hired', { graduate: await archived() });
    const [row] = await placementRows(app, graduate.personId);
    const reply = await app.call(
      routes.correctPlacement,
      { id: String(row?.id), reason: '' },
      given.caseworker,
    );
    expect(reply).toMatchObject({ status: 400, body: { fields: { reason: expect.any(String) } } });
    expect(await placementRows(app, graduate.personId)).toMatchObject([{ cancelled: false }]);
  });
});

describe('internships', () => {
  const arranged = {
    kind: 'traineeship',
    employerName: '上海青禾纺织有限公司',
    confirmedOn: '2026-08-05',
    startOn: '2026-08-17',
    endOn: '2026-11-16',
    evidence: '见习协议',
  } as const;

  test('an internship on the platform raises 02A by one and 08A by none; cancelled before its first day it never happened', async () => {
    const graduate = await archived('顾言');
    const before = await figures();
    const positionId = await given.position({
      kind: 'internship',
      employmentType: 'internshipAgreement',
      payUnit: 'day',
      payMin: 150,
      payMax: 200,
    });
    const { id } = await given.application('hired', { graduate, positionId, startOn: '2026-08-17' });
    expect(await figures()).toEqual({
      internships: before.internships + 1,
      placements: before.placements,
      helped: before.helped + 1,
    });
    const [line] = replyOf(
      await app.call(internships.listInternships, { q: '顾言' }, given.caseworker),
    ).items;
    expect(line).toMatchObject({
      kind: 'internship',
      confirmedOn: today,
      startOn: '2026-08-17',
      supplementary: false,
      applicationId: id,
    });

    const cancel = { id: line?.id ?? '', reason: '单位取消了实习' };
    expect((await app.call(internships.cancelInternship, cancel, neighbour)).status).toBe(404);
    expect(replyOf(await app.call(internships.cancelInternship, cancel, given.caseworker))).toMatchObject({
      cancelledOn: today,
    });
    expect(await app.call(internships.cancelInternship, cancel, given.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'internship.alreadyCancelled' },
    });
    expect(await figures()).toEqual(before);
    expect((await stateAndSteps(app, id)).state).toBe('closed');
  });

  test('arranged outside the platform it is recorded with its evidence; a mistaken one counts nowhere even after it began', async () => {
    const { personId } = await archived();
    const before = await figures();
    const line = replyOf(
      await app.call(internships.recordInternship, { ...arranged, personId }, given.caseworker),
    );
    expect(line).toMatchObject({
      kind: 'traineeship',
      supplementary: true,
      unionName: '城北社区',
      endOn: '2026-11-16',
    });
    expect((await figures()).internships).toBe(before.internships + 1);
    app.clock.set('2026-08-19T09:00:00+08:00');
    const cancelled = replyOf(
      await app.call(
        internships.cancelInternship,
        { id: line.id, reason: '记到别人名下了' },
        given.caseworker,
      ),
    );
    expect(cancelled.cancelledOn).toBe('2026-08-16');
    expect((await figures()).internships).toBe(before.internships);
  });

  test('confirmed in the future or ending before it begins is refused with the field named', async () => {
    const { personId } = await archived();
    const reply = await app.call(
      internships.recordInternship,
      { ...arranged, personId, confirmedOn: '2026-08-12', endOn: '2026-08-01' },
      given.caseworker,
    );
    expect(reply).toMatchObject({
      status: 422,
      body: {
        code: 'internship.datesOutOfOrder',
        fields: { confirmedOn: '确认日期不能晚于今天。', endOn: '结束日期不能早于开始日期。' },
      },
    });
  });
});
