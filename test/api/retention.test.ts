import { retentionRoutes as routes } from '@sunshine/contract/applications/retention-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { dueCallOf, insertCall } from '@sunshine/db/queries/applications/retention.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { needRows, outcomeRows } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { frame2026 } from '../support/given/figures.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
let neighbour: GivenAccount;
let colleague: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
  colleague = await givenAccount(app, [{ role: 'caseworker', unionId: given.xiayang }], { name: '李老师' });
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-11T09:00:00+08:00');
  await app.db.$client`truncate placements, retention_calls cascade`;
});

const on = (day: string) => app.clock.set(`${day}T09:00:00+08:00`);

/** Somebody of the first street who began to work on a day, recorded by the caseworker. */
async function placed(startOn: string, name = '许安') {
  const { personId } = await given.graduate({ unionId: given.grassroots, name });
  const { id } = replyOf(
    await app.call(
      applicationRoutes.recordPlacement,
      {
        personId,
        startOn,
        employerName: '上海朱溪文旅有限公司',
        kind: 'contract',
        path: 'referral',
        evidence: '劳动合同复印件',
      },
      given.caseworker,
    ),
  );
  return { id, personId };
}
const dueOf = async (id: string, as = given.caseworker) => {
  const { items } = replyOf(await app.call(routes.listDueCalls, {}, as));
  return items.find((item) => item.placementId === id);
};
const call = (rows: Parameters<typeof callRows>[0], calledOn = '2026-08-11', as = given.caseworker) =>
  callRows(rows, calledOn, as);
async function callRows(
  rows: {
    placementId: string;
    result: 'stays' | 'left' | 'unreached';
    note?: string;
    leftOn?: string;
    seeking?: boolean;
    need?: boolean;
  }[],
  calledOn: string,
  as: GivenAccount,
) {
  return replyOf(await app.call(routes.recordCalls, { calledOn, rows }, as));
}
const auditOf = (id: string) =>
  app.db
    .$client`select action, actor_role, union_id, reason, detail from audit_entries where subject_id = ${id} order by id`;
async function placements08A() {
  const all = await compileFigures(app.db, frame2026(), [{ unitId: given.xiayang, ownOnly: false }]);
  return Number(figure(all.get(given.xiayang) ?? new Map(), '08A').value);
}

describe('a call is due', () => {
  test.each([
    ['2025-06-14', null],
    ['2025-06-15', 1],
    ['2025-08-14', 1],
    ['2025-08-15', 3],
    ['2025-11-15', 6],
    ['2026-05-15', 12],
    ['2026-08-14', 12],
    ['2026-08-15', null],
  ] as const)('of a start on 15 May, on %s: %s', async (day, month) => {
    on('2025-05-15');
    const { id } = await placed('2025-05-15');
    on(day);
    expect((await dueOf(id))?.month ?? null).toBe(month);
  });

  test('a month after 31 January on the last of February, overdue after a week', async () => {
    on('2026-01-31');
    const { id } = await placed('2026-01-31');
    on('2026-02-28');
    expect(await dueOf(id)).toMatchObject({ month: 1, dueOn: '2026-02-28', overdue: false });
    on('2026-03-07');
    expect(await dueOf(id)).toMatchObject({ overdue: false });
    on('2026-03-08');
    expect(await dueOf(id)).toMatchObject({ overdue: true });
    expect(replyOf(await app.call(routes.listDueCalls, {}, given.caseworker)).overdue).toBe(1);
  });

  test('with whom, where, since when and a masked phone; to units of the scope', async () => {
    const { id, personId } = await placed('2026-07-01', '田甜');
    expect(await dueOf(id)).toEqual({
      placementId: id,
      personId,
      name: '田*',
      phone: expect.stringMatching(/^199\*{4}\d{4}$/),
      employerName: '上海朱溪文旅有限公司',
      unionName: '城北社区',
      startOn: '2026-07-01',
      month: 1,
      dueOn: '2026-08-01',
      overdue: true,
      tries: 0,
      lastTriedOn: null,
      caseworker: '钱老师',
    });
    expect(await dueOf(id, neighbour)).toBeUndefined();
  });

  test('the longest overdue first, and on request only the own ones', async () => {
    const late = await placed('2026-06-20');
    const later = await placed('2026-07-05');
    const list = replyOf(await app.call(routes.listDueCalls, {}, colleague));
    expect(list.items.map((item) => item.placementId)).toEqual([late.id, later.id]);
    expect([list.total, list.overdue, list.mine]).toEqual([2, 1, 0]);
    expect(replyOf(await app.call(routes.listDueCalls, { whose: 'mine' }, colleague)).total).toBe(0);
    expect(replyOf(await app.call(routes.listDueCalls, { whose: 'mine' }, given.caseworker)).total).toBe(2);
  });

  test('neither of a cancelled nor of an ended placement, nor of one that another followed', async () => {
    const cancelled = await placed('2026-06-20');
    const reason = '记错了人';
    replyOf(
      await app.call(applicationRoutes.correctPlacement, { id: cancelled.id, reason }, given.caseworker),
    );
    const ended = await placed('2026-06-21');
    replyOf(await app.call(routes.endPlacement, { id: ended.id, leftOn: '2026-07-31' }, given.caseworker));
    const first = await placed('2026-06-22');
    const second = await given.records.placement(first.personId, given.grassroots, '2026-07-10');
    const { items } = replyOf(await app.call(routes.listDueCalls, {}, given.caseworker));
    expect(items.map((item) => item.placementId)).toEqual([second]);
  });

  test('not of somebody whom no unit knows', async () => {
    const stranger = await given.graduate();
    const id = await given.records.placement(stranger.personId, given.xiayang, '2026-07-01');
    expect(await dueOf(id)).toBeUndefined();
  });
});

describe('what a call found', () => {
  test('still there: it is done until the next month', async () => {
    const { id } = await placed('2026-07-01');
    const reply = await call([{ placementId: id, result: 'stays', note: '转正了' }]);
    expect(reply).toEqual({
      done: 1,
      rows: [{ placementId: id, name: '许*', done: true, reason: null }],
    });
    expect(await dueOf(id)).toBeUndefined();
    on('2026-10-01');
    expect(await dueOf(id)).toMatchObject({ month: 3 });
    expect(await auditOf(id)).toMatchObject([
      { action: 'placement.record' },
      {
        action: 'retention.call',
        actor_role: 'caseworker',
        union_id: given.grassroots,
        detail: { month: 1, result: 'stays' },
      },
    ]);
  });

  test('nobody reached: it stays due, behind those not tried today', async () => {
    const tried = await placed('2026-06-20');
    const other = await placed('2026-07-05');
    await call([{ placementId: tried.id, result: 'unreached' }], '2026-08-10');
    await call([{ placementId: tried.id, result: 'unreached' }]);
    const { items } = replyOf(await app.call(routes.listDueCalls, {}, given.caseworker));
    expect(items.map((item) => [item.placementId, item.tries, item.lastTriedOn])).toEqual([
      [other.id, 0, null],
      [tried.id, 2, '2026-08-11'],
    ]);
    expect((await call([{ placementId: tried.id, result: 'stays' }])).done).toBe(1);
  });

  test('left: the placement ends and stays counted, the person is looking and has a need, work found again is another 08A', async () => {
    const before = await placements08A();
    const { id, personId } = await placed('2026-07-01');
    expect(await needRows(app, personId)).toMatchObject([{ closed_on: '2026-07-01', closed_by: 'union' }]);
    const left = {
      placementId: id,
      result: 'left',
      leftOn: '2026-08-04',
      seeking: true,
      need: true,
    } as const;
    expect((await call([{ ...left, note: '想找离家近的' }])).done).toBe(1);
    expect(await outcomeRows(app, personId)).toMatchObject([
      { kind: 'contract', from_day: '2026-07-01' },
      { kind: 'seeking', from_day: '2026-08-05', resolved_by: 'self' },
    ]);
    expect((await needRows(app, personId)).at(-1)).toEqual({
      opened_on: '2026-08-11',
      closed_on: null,
      closed_by: null,
    });
    expect(replyOf(await app.call(routes.readPlacement, { id }, given.caseworker))).toMatchObject({
      endedOn: '2026-08-04',
      due: null,
      calls: [{ month: 1, result: 'left', calledBy: '钱老师', note: '想找离家近的', cancelled: null }],
    });
    expect((await auditOf(id)).at(-1)?.detail).toEqual({
      month: 1,
      result: 'left',
      leftOn: '2026-08-04',
      outcome: true,
      need: true,
    });
    expect(await placements08A()).toBe(before + 1);
    replyOf(
      await app.call(
        applicationRoutes.recordPlacement,
        {
          personId,
          startOn: '2026-08-11',
          employerName: '上海青禾纺织有限公司',
          kind: 'contract',
          path: 'referral',
          evidence: '劳动合同复印件',
        },
        given.caseworker,
      ),
    );
    expect(await placements08A()).toBe(before + 2);
    expect((await needRows(app, personId)).at(-1)).toMatchObject({ closed_by: 'union' });
  });

  test('left on the day of the call: looking from that day on; without being asked for, neither outcome nor need', async () => {
    const today = await placed('2026-07-01');
    await call([{ placementId: today.id, result: 'left', leftOn: '2026-08-11', seeking: true }]);
    expect((await outcomeRows(app, today.personId)).at(-1)).toMatchObject({
      kind: 'seeking',
      from_day: '2026-08-11',
    });
    expect((await needRows(app, today.personId)).at(-1)).toMatchObject({ closed_by: 'union' });
    const silent = await placed('2026-07-02');
    await call([{ placementId: silent.id, result: 'left', leftOn: '2026-08-01' }]);
    expect(await outcomeRows(app, silent.personId)).toHaveLength(1);
  });

  test('left for work or study elsewhere that is known already: it is not looking', async () => {
    const { id, personId } = await placed('2026-07-01');
    await given.records.outcome(personId, { kind: 'furtherStudy', fromDay: '2026-08-10' });
    await call([{ placementId: id, result: 'left', leftOn: '2026-08-04', seeking: true, need: true }]);
    expect((await outcomeRows(app, personId)).map((row) => row.kind)).toEqual(['contract', 'furtherStudy']);
    expect((await needRows(app, personId)).every((row) => row.closed_on !== null)).toBe(true);
  });

  test('of several in one go, each says whether it was recorded, and why not', async () => {
    const good = await placed('2026-07-01', '金一');
    const noDay = await placed('2026-07-02', '金二');
    const early = await placed('2026-07-03', '金三');
    const done = await placed('2026-07-04', '金四');
    await call([{ placementId: done.id, result: 'stays' }]);
    const elsewhere = await given.graduate({ unionId: given.yingpu });
    const foreign = await given.records.placement(elsewhere.personId, given.yingpu, '2026-07-01');
    const reply = await call([
      { placementId: good.id, result: 'stays' },
      { placementId: noDay.id, result: 'left' },
      { placementId: early.id, result: 'left', leftOn: '2026-07-02' },
      { placementId: done.id, result: 'stays' },
      { placementId: foreign, result: 'stays' },
    ]);
    expect(reply).toEqual({
      done: 1,
      rows: [
        { placementId: good.id, name: '金*', done: true, reason: null },
        { placementId: noDay.id, name: '金*', done: false, reason: '填上最后一天上班的日期。' },
        { placementId: early.id, name: '金*', done: false, reason: '7月3日才上岗，不能早于这一天。' },
        {
          placementId: done.id,
          name: '金*',
          done: false,
          reason: '现在没有要打的回访，可能别人刚记过。刷新看最新内容。',
        },
        {
          placementId: foreign,
          name: null,
          done: false,
          reason: '没有找到这条上岗记录，请从列表重新进入。',
        },
      ],
    });
    const [rows] = await app.db.$client`select count(*)::int as n from retention_calls`;
    expect(rows?.n).toBe(2);
    // A refused row leaves nothing behind, not even its call.
    expect(await dueOf(noDay.id)).toMatchObject({ tries: 0 });
  });

  test('is not of tomorrow', async () => {
    const { id } = await placed('2026-07-01');
    const rows = [{ placementId: id, result: 'stays' as const }];
    expect(
      await app.call(routes.recordCalls, { calledOn: '2026-08-12', rows }, given.caseworker),
    ).toMatchObject({ status: 400, body: { fields: { calledOn: '打电话的日期不能晚于今天。' } } });
  });

  test('told by two at the same moment is recorded once', async () => {
    const { id, personId } = await placed('2026-07-01');
    const row = { placementId: id, result: 'stays' as const };
    const replies = await collide(
      app,
      sql`select 1 from graduates where person_id = ${personId} for update`,
      [() => call([row]), () => call([row], '2026-08-11', colleague)],
    );
    expect(replies.map(({ done }) => done).sort()).toEqual([0, 1]);
    expect((await dueOf(id))?.month).toBeUndefined();
  });

  test('control: who asks what is due without holding the placement records two calls of one month', async () => {
    const { id } = await placed('2026-07-01');
    await app.db.$client`drop index one_answered_call_per_month`;
    const recordUnheld = () =>
      app.db.transaction(async (tx) => {
        const due = await dueCallOf(tx, [given.xiayang], id, '2026-08-11');
        if (!due) return 'refused';
        await insertCall(tx, {
          placementId: id,
          month: due.month,
          calledOn: '2026-08-11',
          result: 'stays',
          calledBy: colleague.accountId,
          recordedAt: app.clock.now(),
        });
        return 'recorded';
      });
    const replies = await collide(app, sql`select 1 from placements where id = ${id} for update`, [
      recordUnheld,
      recordUnheld,
    ]);
    expect(replies).toEqual(['recorded', 'recorded']);
    await app.db.$client`truncate retention_calls`;
    await app.db
      .$client`create unique index one_answered_call_per_month on retention_calls (placement_id, month)
      where result <> 'unreached' and cancelled_at is null`;
  });
});

describe('what was mistaken', () => {
  test('a call stays readable with its reason and is due again; the end it brought is taken back', async () => {
    const { id } = await placed('2026-07-01');
    await call([{ placementId: id, result: 'left', leftOn: '2026-08-04' }]);
    const life = replyOf(await app.call(routes.readPlacement, { id }, given.caseworker));
    const callId = life.calls[0]?.id ?? '';
    const correction = { id: callId, reason: '打给了别人' };
    expect(await app.call(routes.correctCall, correction, neighbour)).toMatchObject({
      status: 404,
      body: { code: 'retention.notFound' },
    });
    replyOf(await app.call(routes.correctCall, correction, given.caseworker));
    expect(replyOf(await app.call(routes.readPlacement, { id }, given.caseworker))).toMatchObject({
      endedOn: null,
      due: { month: 1, dueOn: '2026-08-01' },
      calls: [{ cancelled: { at: app.clock.now().toISOString(), reason: '打给了别人' } }],
    });
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'retention.correct',
      reason: '打给了别人',
      detail: { callId, month: 1, result: 'left', endedOn: '2026-08-04' },
    });
    expect(await app.call(routes.correctCall, correction, given.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'retention.alreadyCancelled' },
    });
    expect((await call([{ placementId: id, result: 'stays' }])).done).toBe(1);
  });

  test('an end without a call is recorded once and taken back with a reason', async () => {
    const { id } = await placed('2026-07-01');
    const correction = { id, reason: '同名同姓，记错了人' };
    expect(await app.call(routes.correctPlacementEnd, correction, given.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'placement.notEnded' },
    });
    const end = { id, leftOn: '2026-08-04' };
    expect(await app.call(routes.endPlacement, end, neighbour)).toMatchObject({
      status: 404,
      body: { code: 'placement.notFound' },
    });
    expect(await app.call(routes.endPlacement, { id, leftOn: '2026-08-12' }, given.caseworker)).toMatchObject(
      {
        status: 422,
        body: { code: 'placement.endOutOfRange', fields: { leftOn: '最后一天还没到，到时再登记。' } },
      },
    );
    expect(replyOf(await app.call(routes.endPlacement, end, given.caseworker)).endedOn).toBe('2026-08-04');
    expect(await app.call(routes.endPlacement, end, given.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'placement.alreadyEnded' },
    });
    expect(replyOf(await app.call(routes.correctPlacementEnd, correction, given.caseworker))).toMatchObject({
      endedOn: null,
      due: { month: 1 },
    });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      'placement.record',
      'placement.end',
      'placement.correctEnd',
    ]);
  });
});
