import { guidanceRoutes as routes } from '@sunshine/contract/events/guidance-routes.ts';
import { listDueFollowUps } from '@sunshine/db/queries/events/guidance.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { auditActions, needRows } from '../support/given/application-probes.ts';
import { givenTrainingOffice, type TrainingOffice } from '../support/given/training-office.ts';

let app: TestApp;
let office: TrainingOffice;
let caseworker: TrainingOffice['caseworker'];
beforeAll(async () => {
  app = await startTestApp();
  office = await givenTrainingOffice(app);
  ({ caseworker } = office);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-11T09:00:00+08:00');
  await app.db.$client`truncate guidance_sessions`;
});

const talk = {
  onDay: '2026-08-10',
  adviser: '郑守拙',
  note: '看了选址和成本，先试摆摊两个月。',
} as const;
const record = (input: object, as = caseworker) => app.call(routes.recordGuidance, { ...talk, ...input }, as);
const list = async (show: 'given' | 'due' | 'cancelled' = 'given', as = caseworker) =>
  replyOf(await app.call(routes.listGuidance, { show }, as));

/** A session of one person, its id. */
async function given(more: object = {}): Promise<string> {
  const before = (await list()).items.map(({ id }) => id);
  replyOf(await record({ personIds: [await office.graduate('许安')], ...more }));
  // Of two sessions in one millisecond either may stand first.
  return (await list()).items.find(({ id }) => !before.includes(id))?.id ?? '';
}

describe('guidance', () => {
  test('given to several together is one session a person, each counts in 06A and opens a need', async () => {
    const [first, second] = [await office.graduate('沈一鸣'), await office.graduate('欧阳小明')];
    const [before = 0] = await office.figures(['06A']);
    const reply = replyOf(await record({ personIds: [first], names: ['欧阳小明', '查无此人'] }));
    expect(reply).toMatchObject({
      entered: 2,
      rows: [
        { typed: null, name: '沈*鸣', outcome: 'entered' },
        { typed: '欧阳小明', name: '欧**明', outcome: 'entered' },
        { typed: '查无此人', name: null, outcome: 'notFound' },
      ],
    });
    expect(await office.figures(['06A'])).toEqual([before + 2]);
    for (const person of [first, second])
      expect(await needRows(app, person)).toMatchObject([{ opened_on: '2026-08-10' }]);
    const { items } = await list();
    expect(items.map((each) => [each.personName, each.adviser, each.unionName])).toEqual(
      expect.arrayContaining([
        ['沈*鸣', '郑守拙', '夏阳街道'],
        ['欧**明', '郑守拙', '夏阳街道'],
      ]),
    );
    const [entry] = await app.db.$client`select subject_type, union_id, detail from audit_entries
      where action = 'guidance.record' order by id desc limit 1`;
    expect(entry).toMatchObject({ subject_type: 'union', union_id: office.xiayang });
    expect(entry?.['detail']['sessions']).toHaveLength(2);
  });

  test('has a note, an adviser and a day that has come', async () => {
    const personIds = [await office.graduate('许安')];
    for (const input of [{ note: '' }, { adviser: '' }, { followUpOn: '2026-08-10' }])
      expect(await record({ personIds, ...input })).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', fields: { [Object.keys(input)[0] ?? '']: expect.any(String) } },
      });
    expect(await record({ personIds, onDay: '2026-08-12' })).toMatchObject({
      status: 422,
      body: { code: 'guidance.inFuture' },
    });
    expect(await record({})).toMatchObject({ status: 422, body: { code: 'training.nobody' } });
    expect((await list()).total).toBe(0);
  });

  test('sent twice it is one session; another talk of the same day is another', async () => {
    const personIds = [await office.graduate('许安')];
    const twice = await Promise.all([record({ personIds }), record({ personIds })]);
    expect(twice.map((reply) => replyOf(reply).rows[0]?.outcome).sort()).toEqual(['already', 'entered']);
    expect(replyOf(await record({ personIds, note: '又谈了办照的事。' })).entered).toBe(1);
    expect((await list()).total).toBe(2);
  });

  test('a mistaken one is cancelled with a reason, and its need is gone', async () => {
    const person = await office.graduate('田甜');
    const [before = 0] = await office.figures(['06A']);
    const id = await given({ personIds: [person] });
    const cancel = () => app.call(routes.cancelGuidance, { id, reason: '记错了人' }, caseworker);
    expect(replyOf(await cancel())).toMatchObject({ cancellationReason: '记错了人' });
    expect(await cancel()).toMatchObject({ status: 409, body: { code: 'guidance.alreadyCancelled' } });
    expect(await office.figures(['06A'])).toEqual([before]);
    expect(await needRows(app, person)).toEqual([]);
    expect((await list()).total).toBe(0);
    expect((await list('cancelled')).items).toMatchObject([{ id, cancellationReason: '记错了人' }]);
    expect(await auditActions(app, id)).toEqual(['guidance.record', 'guidance.cancel']);
  });
});

describe('the follow-up', () => {
  const due = async (day: string, scope = [office.xiayang]) =>
    (await listDueFollowUps(app.db, scope, day)).map((each) => each.id);

  test('is due from its day on until it is done with a note', async () => {
    const id = await given({ followUpOn: '2026-08-20' });
    expect(await due('2026-08-19')).toEqual([]);
    expect(await due('2026-08-20')).toEqual([id]);
    expect(await list('due')).toMatchObject({ total: 0, due: 0 });
    app.clock.set('2026-08-21T09:00:00+08:00');
    expect(await list('due')).toMatchObject({ due: 1, items: [{ id, followUpOn: '2026-08-20' }] });
    const followUp = () =>
      app.call(routes.followUpGuidance, { id, note: '已经开张，一天卖两百元。' }, caseworker);
    expect(replyOf(await followUp())).toMatchObject({
      followUpNote: '已经开张，一天卖两百元。',
      followedUpAt: '2026-08-21T01:00:00.000Z',
    });
    expect(await list('due')).toMatchObject({ total: 0, due: 0 });
    expect(await due('2026-08-30')).toEqual([]);
    expect(await followUp()).toMatchObject({ status: 409, body: { code: 'guidance.nothingToFollow' } });
    expect(await auditActions(app, id)).toEqual(['guidance.record', 'guidance.followUp']);
  });

  test('of a cancelled session, or of one without a date, is none', async () => {
    const plain = await given();
    expect(
      await app.call(routes.followUpGuidance, { id: plain, note: '打过电话' }, caseworker),
    ).toMatchObject({ status: 409, body: { code: 'guidance.nothingToFollow' } });
    const id = await given({ followUpOn: '2026-08-12', note: '约了下周再谈。' });
    replyOf(await app.call(routes.cancelGuidance, { id, reason: '记错了人' }, caseworker));
    expect(await due('2026-08-30')).toEqual([]);
    expect(await app.call(routes.followUpGuidance, { id, note: '打过电话' }, caseworker)).toMatchObject({
      status: 409,
      body: { code: 'guidance.alreadyCancelled' },
    });
  });

  test('stands in the list of its unit and of those above', async () => {
    const id = await given({ followUpOn: '2026-08-12' });
    expect(await due('2026-08-12', [office.district])).toEqual([id]);
    expect(await due('2026-08-12', [office.yingpu])).toEqual([]);
  });
});

test('to another unit a session is the same 404 as a missing one, and its people are unknown', async () => {
  const person = await office.graduate('许安');
  const own = await given({ personIds: [person], followUpOn: '2026-08-12' });
  for (const id of [own, '0198c0de-0000-7000-8000-000000000000']) {
    const replies = [
      await app.call(routes.followUpGuidance, { id, note: '打过电话' }, office.neighbour),
      await app.call(routes.cancelGuidance, { id, reason: '记错了人' }, office.neighbour),
    ];
    for (const reply of replies)
      expect(reply).toMatchObject({ status: 404, body: { code: 'guidance.notFound' } });
  }
  expect(await list('given', office.neighbour)).toMatchObject({ total: 0, due: 0 });
  expect(replyOf(await record({ personIds: [person] }, office.neighbour))).toMatchObject({
    entered: 0,
    rows: [{ outcome: 'notFound' }],
  });
  expect(await record({ personIds: [person] }, office.reviewer)).toMatchObject({ status: 403 });
});
