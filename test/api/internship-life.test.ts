import { internshipRoutes as routes } from '@sunshine/contract/applications/internship-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { changeInternship } from '@sunshine/db/queries/applications/internship-life.ts';
import { readInternship } from '@sunshine/db/queries/applications/internships.ts';
import { cautionsOf } from '@sunshine/server/modules/applications/internship-rules.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { needRows, outcomeRows, placementRows } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { frame2026 } from '../support/given/figures.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
let neighbour: GivenAccount;
let auditor: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
  auditor = await givenAccount(app, [{ role: 'auditor', unionId: given.xiayang }]);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

const arranged = {
  kind: 'internship',
  employerName: '上海青禾纺织有限公司',
  confirmedOn: '2026-03-02',
  startOn: '2026-03-09',
  endOn: '2026-07-31',
  evidence: '实习协议',
} as const;

async function figures() {
  const all = await compileFigures(app.db, frame2026(), [{ unitId: given.xiayang, ownOnly: false }]);
  const of = (code: string) => Number(figure(all.get(given.xiayang) ?? new Map(), code).value);
  return { internships: of('02A'), placements: of('08A') };
}
async function person(name = '许安') {
  return given.graduate({ unionId: given.grassroots, name });
}
async function internship(more: Partial<typeof arranged> = {}, who?: GivenAccount) {
  const graduate = who ?? (await person());
  const input = { ...arranged, ...more, personId: graduate.personId };
  const { id } = replyOf(await app.call(routes.recordInternship, input, given.caseworker));
  return { id, graduate };
}
const auditOf = (id: string, action: string) =>
  app.db
    .$client`select action, actor_role, union_id, reason, detail from audit_entries where subject_id = ${id} and action = ${action}`;
const refused = (status: number, code: string, fields?: Record<string, unknown>) => ({
  status,
  body: { code, ...(fields ? { fields } : {}) },
});

describe('an extension', () => {
  test('moves the planned end with its evidence; it is the same internship and counts once', async () => {
    const before = await figures();
    const { id } = await internship();
    expect(await figures()).toEqual({ ...before, internships: before.internships + 1 });
    const extension = { id, untilDay: '2026-10-31', evidence: '续签的实习协议' };
    const life = replyOf(await app.call(routes.extendInternship, extension, given.caseworker));
    expect(life).toMatchObject({
      endOn: '2026-10-31',
      ended: null,
      extensions: [
        {
          fromDay: '2026-07-31',
          untilDay: '2026-10-31',
          evidence: '续签的实习协议',
          recordedBy: '钱老师',
          recordedAt: app.clock.now().toISOString(),
        },
      ],
    });
    expect(await figures()).toEqual({ ...before, internships: before.internships + 1 });
    expect(await auditOf(id, 'internship.extend')).toEqual([
      {
        action: 'internship.extend',
        actor_role: 'caseworker',
        union_id: given.grassroots,
        reason: null,
        detail: { fromDay: '2026-07-31', untilDay: '2026-10-31' },
      },
    ]);
  });

  test('that makes it no longer, or a traineeship longer than a year, is refused', async () => {
    const { id } = await internship();
    const same = { id, untilDay: '2026-07-31', evidence: '续签协议' };
    expect(await app.call(routes.extendInternship, same, given.caseworker)).toMatchObject(
      refused(422, 'internship.datesOutOfOrder', { untilDay: '现在定到 7月31日，延长要晚于这一天。' }),
    );
    const trainee = await internship({
      kind: 'traineeship' as never,
      startOn: '2026-08-03' as never,
      endOn: '2026-11-02' as never,
    });
    const extend = (untilDay: string) =>
      app.call(routes.extendInternship, { id: trainee.id, untilDay, evidence: '续签协议' }, given.caseworker);
    expect(await extend('2027-08-03')).toMatchObject(
      refused(422, 'internship.datesOutOfOrder', { untilDay: '见习最长 12 个月，最晚到 2027-08-02。' }),
    );
    expect((await extend('2027-08-02')).status).toBe(200);
  });

  test('is for units of the scope, and not without evidence', async () => {
    const { id } = await internship();
    const extension = { id, untilDay: '2026-10-31', evidence: '续签协议' };
    expect(await app.call(routes.extendInternship, extension, neighbour)).toMatchObject(
      refused(404, 'internship.notFound'),
    );
    expect(
      await app.call(routes.extendInternship, { ...extension, evidence: '' }, given.caseworker),
    ).toMatchObject(refused(400, 'request.invalid'));
    expect(await app.call(routes.readInternship, { id }, neighbour)).toMatchObject(
      refused(404, 'internship.notFound'),
    );
  });
});

describe('the end', () => {
  test('is recorded as planned or as left early; the internship keeps its count', async () => {
    const before = await figures();
    const { id } = await internship();
    const end = { id, endedOn: '2026-07-31', ended: 'completed', note: '鉴定表已收' } as const;
    expect(replyOf(await app.call(routes.endInternship, end, given.caseworker))).toMatchObject({
      endedOn: '2026-07-31',
      ended: 'completed',
      endNote: '鉴定表已收',
    });
    expect(await figures()).toEqual({ ...before, internships: before.internships + 1 });
    expect(await auditOf(id, 'internship.end')).toMatchObject([
      { union_id: given.grassroots, detail: { endedOn: '2026-07-31', ended: 'completed' } },
    ]);
    expect(await app.call(routes.endInternship, end, given.caseworker)).toMatchObject(
      refused(409, 'internship.alreadyEnded'),
    );
    const extension = { id, untilDay: '2026-10-31', evidence: '续签协议' };
    expect(await app.call(routes.extendInternship, extension, given.caseworker)).toMatchObject(
      refused(409, 'internship.alreadyEnded'),
    );
  });

  test.each([
    ['2026-03-08', 'leftEarly', '3月9日才开始，不能早于这一天。'],
    ['2026-08-12', 'completed', '最后一天还没到，到时再登记。'],
    ['2026-08-05', 'completed', '定到 7月31日。做得更久的，先记延长。'],
    ['2026-06-30', 'completed', '定到 7月31日，早走的选“提前离开”。'],
    ['2026-07-31', 'leftEarly', '做到了定好的那天，选“期满结束”。'],
  ] as const)('on %s as %s is refused with what to do', async (endedOn, ended, sentence) => {
    const { id } = await internship();
    expect(await app.call(routes.endInternship, { id, endedOn, ended }, given.caseworker)).toMatchObject(
      refused(422, 'internship.datesOutOfOrder', { endedOn: sentence }),
    );
  });

  test('of one that has not begun is no end: it is cancelled', async () => {
    const { id } = await internship({
      startOn: '2026-08-17' as never,
      endOn: '2026-09-30' as never,
      exceptionReason: '延迟毕业，还在校',
    } as never);
    const end = { id, endedOn: '2026-08-17', ended: 'leftEarly' } as const;
    expect(await app.call(routes.endInternship, end, given.caseworker)).toMatchObject(
      refused(409, 'internship.notBegun'),
    );
  });

  test('that was a mistake is taken back with a reason', async () => {
    const { id } = await internship();
    const correction = { id, reason: '记到别人名下了' };
    expect(await app.call(routes.correctInternshipEnd, correction, given.caseworker)).toMatchObject(
      refused(409, 'internship.notEnded'),
    );
    const end = { id, endedOn: '2026-06-30', ended: 'leftEarly' } as const;
    replyOf(await app.call(routes.endInternship, end, given.caseworker));
    expect(replyOf(await app.call(routes.correctInternshipEnd, correction, given.caseworker))).toMatchObject({
      ended: null,
      endedOn: null,
    });
    expect(await auditOf(id, 'internship.correctEnd')).toMatchObject([
      { reason: '记到别人名下了', detail: { endedOn: '2026-06-30', ended: 'leftEarly' } },
    ]);
  });

  test('is asked for once the planned last day is past', async () => {
    const { id, graduate } = await internship({}, await person('冉冉'));
    const list = async (day: string) => {
      app.clock.set(`${day}T09:00:00+08:00`);
      return replyOf(await app.call(routes.listInternships, { q: '冉冉', show: 'toEnd' }, auditor));
    };
    expect((await list('2026-07-31')).items).toEqual([]);
    const late = await list('2026-08-01');
    expect(late.items.map((item) => item.id)).toEqual([id]);
    expect(late.toEnd).toBeGreaterThanOrEqual(1);
    const end = { id, endedOn: '2026-07-31', ended: 'completed' } as const;
    replyOf(await app.call(routes.endInternship, end, given.caseworker));
    expect((await list('2026-08-01')).items).toEqual([]);

    // Without a planned end it is asked for after a year.
    const open = await given.records.internship(graduate.personId, given.grassroots, '2025-08-01');
    expect((await list('2026-08-01')).items).toEqual([]);
    expect((await list('2026-08-02')).items.map((item) => item.id)).toEqual([open]);
  });
});

describe('kept on as an employee', () => {
  const hired = { startOn: '2026-08-03', kind: 'contract', evidence: '劳动合同复印件' } as const;

  test('the internship ends the day before, the placement counts in 08A beside 02A and settles the person', async () => {
    const before = await figures();
    const { id, graduate } = await internship();
    const life = replyOf(await app.call(routes.keepOnIntern, { id, ...hired }, given.caseworker));
    const [placement] = await placementRows(app, graduate.personId);
    expect(life).toMatchObject({
      ended: 'keptOn',
      endedOn: '2026-08-02',
      placement: { id: placement?.id, startOn: '2026-08-03', employerName: arranged.employerName },
    });
    expect(placement).toMatchObject({
      path: 'internship',
      union_id: given.grassroots,
      evidence: '劳动合同复印件',
      supplementary: false,
    });
    expect(await outcomeRows(app, graduate.personId)).toMatchObject([
      { kind: 'contract', from_day: '2026-08-03', resolved_by: 'union', evidence: '劳动合同复印件' },
    ]);
    expect(await needRows(app, graduate.personId)).toEqual([
      { opened_on: '2026-03-02', closed_on: '2026-08-03', closed_by: 'union' },
    ]);
    expect(await figures()).toEqual({
      internships: before.internships + 1,
      placements: before.placements + 1,
    });
    expect(await auditOf(id, 'internship.keepOn')).toMatchObject([
      { detail: { placementId: placement?.id, startOn: '2026-08-03', kind: 'contract', linked: false } },
    ]);
  });

  test('a placement of that employer and day is linked and not made twice; of another employer it is refused', async () => {
    const before = await figures();
    const { id, graduate } = await internship();
    const record = { ...hired, path: 'referral', personId: graduate.personId } as const;
    const { id: placementId } = replyOf(
      await app.call(
        applicationRoutes.recordPlacement,
        { ...record, employerName: arranged.employerName },
        given.caseworker,
      ),
    );
    const life = replyOf(await app.call(routes.keepOnIntern, { id, ...hired }, given.caseworker));
    expect(life.placement?.id).toBe(placementId);
    expect((await figures()).placements).toBe(before.placements + 1);

    const other = await internship();
    replyOf(
      await app.call(
        applicationRoutes.recordPlacement,
        { ...record, personId: other.graduate.personId, employerName: '别的公司' },
        given.caseworker,
      ),
    );
    expect(await app.call(routes.keepOnIntern, { id: other.id, ...hired }, given.caseworker)).toMatchObject(
      refused(409, 'placement.sameStart'),
    );
  });

  test('work begins after the internship began', async () => {
    const { id } = await internship();
    expect(
      await app.call(
        routes.keepOnIntern,
        { id, ...hired, startOn: '2026-03-09', endedOn: '2026-03-09' },
        given.caseworker,
      ),
    ).toMatchObject(
      refused(422, 'internship.datesOutOfOrder', {
        startOn: '3月9日才开始实习见习，上岗要晚于这一天。',
        endedOn: '最后一天在开始以后、上岗以前。',
      }),
    );
    expect(
      await app.call(routes.keepOnIntern, { id, ...hired, evidence: '' }, given.caseworker),
    ).toMatchObject(refused(400, 'request.invalid'));
  });

  test('a corrected placement lets the internship run again; until then it is neither cancelled nor reopened', async () => {
    const before = await figures();
    const { id } = await internship();
    const life = replyOf(await app.call(routes.keepOnIntern, { id, ...hired }, given.caseworker));
    const reason = '最后没有留用';
    for (const route of [routes.cancelInternship, routes.correctInternshipEnd]) {
      expect(await app.call(route, { id, reason }, given.caseworker)).toMatchObject(
        refused(409, 'internship.keptOn'),
      );
    }
    const placementId = life.placement?.id ?? '';
    replyOf(
      await app.call(applicationRoutes.correctPlacement, { id: placementId, reason }, given.caseworker),
    );
    expect(replyOf(await app.call(routes.readInternship, { id }, given.caseworker))).toMatchObject({
      ended: null,
      endedOn: null,
      placement: null,
    });
    expect(await figures()).toEqual({ ...before, internships: before.internships + 1 });
    expect((await auditOf(placementId, 'placement.correct'))[0]?.detail).toEqual({
      application: null,
      internshipId: id,
    });
  });

  test('of two who end it at the same moment, one does', async () => {
    const { id, graduate } = await internship();
    const hold = sql`select 1 from graduates where person_id = ${graduate.personId} for update`;
    const replies = await collide<{ status: number }>(app, hold, [
      () => app.call(routes.keepOnIntern, { id, ...hired }, given.caseworker),
      () =>
        app.call(routes.endInternship, { id, endedOn: '2026-07-31', ended: 'completed' }, given.caseworker),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [row] = await app.db.$client`
      select (ended = 'keptOn') = (select count(*) = 1 from placements where person_id = ${graduate.personId}) as agrees
      from internships where id = ${id}`;
    expect(row?.agrees).toBe(true);
  });

  test('control: who reads it without holding it ends it twice', async () => {
    const { id } = await internship();
    const endUnheld = (ended: 'completed' | 'leftEarly') => () =>
      app.db.transaction(async (tx) => {
        const seen = await readInternship(tx, [given.xiayang], id);
        if (seen?.ended) return 'refused';
        await changeInternship(tx, id, { ended, endedOn: '2026-07-31' });
        return 'ended';
      });
    const hold = sql`select 1 from internships where id = ${id} for update`;
    expect(await collide(app, hold, [endUnheld('completed'), endUnheld('leftEarly')])).toEqual([
      'ended',
      'ended',
    ]);
  });
});

describe('what is unusual', () => {
  const trainee = { kind: 'traineeship', startOn: '2026-08-03', endOn: '2026-11-02' } as const;
  const graduated = (graduationYears: number[], traineeshipsBefore = 0) => ({
    graduationYears,
    traineeshipsBefore,
  });

  test.each([
    ['a traineeship in the year of graduation, of 3 months', trainee, graduated([2026]), []],
    ['one in the second year after', trainee, graduated([2024]), []],
    ['one in the third', trainee, graduated([2023]), ['leftLongAgo']],
    ['one of a day less than 3 months', { ...trainee, endOn: '2026-11-01' }, graduated([2026]), ['short']],
    ['one without an end', { ...trainee, endOn: null }, graduated([2026]), ['noEnd']],
    ['a second one', trainee, graduated([2026], 1), ['second']],
    ['one of somebody at school', { ...trainee, startOn: '2026-07-31' }, graduated([2026]), ['stillStudent']],
    ['an internship of somebody at school', { ...trainee, kind: 'internship' }, graduated([2027]), []],
    ['one of a graduate', { ...trainee, kind: 'internship' }, graduated([2026]), ['notStudent']],
    [
      'a master’s student with an old degree',
      { ...trainee, kind: 'internship' },
      graduated([2024, 2027]),
      [],
    ],
    ['nothing is said of an unknown course', { ...trainee, kind: 'internship' }, graduated([]), []],
  ] as const)('%s', (_, planned, before, cautions) => {
    expect(cautionsOf({ ...planned, endOn: planned.endOn }, before)).toEqual(cautions);
  });

  test('is recorded only with a reason, which stays with the record', async () => {
    const graduate = await person();
    const input = { ...arranged, ...trainee, personId: graduate.personId, confirmedOn: '2026-08-03' };
    replyOf(await app.call(routes.recordInternship, input, given.caseworker));
    const second = { ...input, startOn: '2026-11-09', endOn: '2027-01-31' };
    expect(await app.call(routes.recordInternship, second, given.caseworker)).toMatchObject(
      refused(422, 'internship.needsReason', {
        exceptionReason: '不足 3 个月；不是第一次见习。写明为什么还算。',
      }),
    );
    const { id } = replyOf(
      await app.call(
        routes.recordInternship,
        { ...second, exceptionReason: '第一家单位停产，换了单位' },
        given.caseworker,
      ),
    );
    expect(replyOf(await app.call(routes.readInternship, { id }, auditor))).toMatchObject({
      exceptionReason: '第一家单位停产，换了单位',
      cautions: ['short', 'second'],
    });
  });

  test('a traineeship of more than a year is refused, reason or not', async () => {
    const { personId } = await person();
    const input = { ...arranged, ...trainee, personId, endOn: '2027-08-03', exceptionReason: '单位要求' };
    expect(await app.call(routes.recordInternship, input, given.caseworker)).toMatchObject(
      refused(422, 'internship.datesOutOfOrder', { endOn: '见习最长 12 个月，最晚到 2027-08-02。' }),
    );
  });
});

test('a graduate sees the own ones, without what staff wrote and without cancelled ones', async () => {
  const graduate = await person('乔安');
  const { id } = await internship({}, graduate);
  await given.records.internship(graduate.personId, given.grassroots, '2025-06-01', {
    cancelledOn: '2025-05-31',
    cancellationReason: '没有去成',
  });
  expect(replyOf(await app.call(routes.listOwnInternships, {}, graduate)).items).toEqual([
    {
      id,
      kind: 'internship',
      employerName: arranged.employerName,
      positionTitle: null,
      unionName: '城北社区',
      startOn: '2026-03-09',
      endOn: '2026-07-31',
      endedOn: null,
      ended: null,
    },
  ]);
  const stranger = await given.graduate();
  expect(replyOf(await app.call(routes.listOwnInternships, {}, stranger)).items).toEqual([]);
});
