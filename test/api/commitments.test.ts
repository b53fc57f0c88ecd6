import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { placements } from '@sunshine/db/schema/applications.ts';
import { companyCommitments } from '@sunshine/db/schema/commitments.ts';
import { eventPositions, events } from '@sunshine/db/schema/events.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenCompany } from '../support/given/companies.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenPosition } from '../support/given/positions.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let hiring: GivenHiring;
let caseworker: GivenAccount;
let neighbour: GivenAccount;

beforeAll(async () => {
  app = await startTestApp();
  hiring = await givenHiring(app);
  caseworker = hiring.caseworker;
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: hiring.yingpu }]);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(testMorning));

const period = { fromDay: '2026-07-01', untilDay: '2026-08-31' };
const record = (id: string, more = {}, as = caseworker) =>
  app.call(
    companyRoutes.recordCommitment,
    { id, kind: 'positions' as const, amount: 10, ...period, ...more },
    as,
  );
const read = async (id: string) => replyOf(await app.call(companyRoutes.readCommitment, { id }, caseworker));
const auditOf = async (id: string) =>
  app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id);

describe('recording (承诺)', () => {
  test('a promise is kept with its kind, amount, period and note, in the name of the unit of the company', async () => {
    const { id } = await givenCompany(app, hiring.xiayang);
    const reply = replyOf(await record(id, { note: '座谈会上答应的' }));
    expect(reply).toMatchObject({
      companyId: id,
      kind: 'positions',
      amount: 10,
      kept: 0,
      ...period,
      note: '座谈会上答应的',
      standing: 'running',
    });
    const [row] = await app.db.select().from(companyCommitments).where(eq(companyCommitments.id, reply.id));
    expect(row).toMatchObject({ unionId: hiring.xiayang, recordedBy: caseworker.accountId });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(['commitment.record']);
  });

  test.each([
    ['the amount is at least one', { amount: 0 }, 400, 'request.invalid'],
    ['the amount is a whole number', { amount: 1.5 }, 400, 'request.invalid'],
    ['a period does not end before it began', { untilDay: '2026-06-30' }, 422, 'commitment.endsBeforeStart'],
  ])('%s', async (_, more, status, code) => {
    const { id } = await givenCompany(app, hiring.xiayang);
    const refused = await record(id, more);
    expect([refused.status, refused.body]).toMatchObject([status, { code }]);
    expect(await app.db.$count(companyCommitments, eq(companyCommitments.companyId, id))).toBe(0);
  });

  test('a neighbouring unit finds neither the company nor its promises', async () => {
    const { id } = await givenCompany(app, hiring.xiayang);
    const own = replyOf(await record(id));
    const tries = [
      await record(id, {}, neighbour),
      await app.call(companyRoutes.readCommitment, { id: own.id }, neighbour),
      await app.call(companyRoutes.cancelCommitment, { id: own.id, reason: '记错了' }, neighbour),
    ];
    expect(tries.map(({ status }) => status)).toEqual([404, 404, 404]);
    const list = replyOf(await app.call(companyRoutes.listCommitments, { company: id }, neighbour));
    expect(list.total).toBe(0);
  });

  test('a company and a graduate are refused everything about promises', async () => {
    const { id, recruiter } = await givenCompany(app, hiring.xiayang);
    const own = replyOf(await record(id));
    const graduate = await hiring.graduate();
    for (const who of [recruiter, graduate]) {
      const tries = [
        await app.call(companyRoutes.listCommitments, {}, who),
        await app.call(companyRoutes.readCommitment, { id: own.id }, who),
        await record(id, {}, who),
        await app.call(companyRoutes.cancelCommitment, { id: own.id, reason: '记错了' }, who),
      ];
      expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    }
    const seen = JSON.stringify(replyOf(await app.call(companyRoutes.readOwnCompany, {}, recruiter)));
    expect(seen).not.toMatch(/ommitment|承诺/);
  });

  test('one recorded by mistake stays with its reason, and is cancelled once', async () => {
    const { id } = await givenCompany(app, hiring.xiayang);
    const own = replyOf(await record(id));
    const cancel = () =>
      app.call(companyRoutes.cancelCommitment, { id: own.id, reason: '记到了别家' }, caseworker);
    expect(replyOf(await cancel())).toMatchObject({
      standing: 'cancelled',
      cancellationReason: '记到了别家',
    });
    const again = await cancel();
    expect([again.status, again.body]).toMatchObject([409, { code: 'commitment.alreadyCancelled' }]);
    expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'commitment.cancel', reason: '记到了别家' });
  });
});

describe('what was kept (兑现) is counted from records', () => {
  test('positions: the headcount of those first published in the period, both days included', async () => {
    const { id } = await givenCompany(app, hiring.xiayang);
    const own = replyOf(await record(id));
    const shown = (firstPublishedOn: string, headcount: number, title: string) =>
      givenPosition(app, id, {
        state: 'closed',
        approvingUnionId: hiring.xiayang,
        firstPublishedOn,
        headcount,
        title,
      });
    await shown('2026-06-30', 100, '早一天');
    await shown('2026-07-01', 4, '第一天');
    await shown('2026-08-31', 6, '最后一天');
    await shown('2026-09-01', 100, '晚一天');
    await givenPosition(app, id, { state: 'submitted', headcount: 100 });
    const seen = await read(own.id);
    // 4 + 6 of the two inside.
    expect(seen).toMatchObject({ kept: 10, standing: 'kept' });
    expect(seen.records).toEqual([
      { day: '2026-08-31', title: '最后一天', n: 6 },
      { day: '2026-07-01', title: '第一天', n: 4 },
    ]);
  });

  test('placements: confirmed ones that began in the period; a cancelled one counts no more, and no name is told', async () => {
    const own = replyOf(await record(hiring.companyId, { kind: 'placements', amount: 3 }));
    await hiring.application('hired', { graduate: await hiring.graduate({ name: '沈一鸣' }) });
    const { id } = await hiring.application('hired', { graduate: await hiring.graduate() });
    const seen = await read(own.id);
    expect(seen).toMatchObject({ kept: 2, standing: 'running' });
    expect(seen.records).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toContain('沈一鸣');
    await app.db
      .update(placements)
      .set({ cancelledAt: app.clock.now(), cancellationReason: '没有来' })
      .where(eq(placements.applicationId, id));
    expect((await read(own.id)).kept).toBe(1);
  });

  test('fairs: those held where a position of the company was shown, each once', async () => {
    const { id } = await givenCompany(app, hiring.xiayang);
    const own = replyOf(await record(id, { kind: 'fairs', amount: 2 }));
    const shown = [await givenPosition(app, id), await givenPosition(app, id)];
    const fair = async (state: 'held' | 'planned', startsOn: string, positions: string[]) => {
      const eventId = app.services.newId(app.clock.now());
      await app.db.insert(events).values({
        id: eventId,
        kind: 'jobFair',
        title: `${startsOn}的招聘会`,
        leadUnionId: hiring.yingpu,
        startsOn,
        endsOn: startsOn,
        place: '体育馆',
        state,
        ...(state === 'held' ? { heldConfirmedAt: app.clock.now() } : {}),
      });
      for (const positionId of positions) {
        await app.db.insert(eventPositions).values({ eventId, positionId, headcount: 1 });
      }
    };
    await fair('held', '2026-07-10', shown);
    await fair('planned', '2026-08-10', shown);
    await fair('held', '2026-06-10', shown);
    await fair('held', '2026-07-20', []);
    const seen = await read(own.id);
    expect([seen.kept, seen.records]).toEqual([
      1,
      [{ day: '2026-07-10', title: '2026-07-10的招聘会', n: 1 }],
    ]);
  });

  test('past its last day without, a promise was not kept; kept is kept whenever', async () => {
    const { id } = await givenCompany(app, hiring.xiayang);
    const own = replyOf(await record(id, { untilDay: '2026-08-10' }));
    expect((await read(own.id)).standing).toBe('missed');
    await givenPosition(app, id, {
      state: 'closed',
      approvingUnionId: hiring.xiayang,
      firstPublishedOn: '2026-08-10',
      headcount: 10,
    });
    expect((await read(own.id)).standing).toBe('kept');
  });

  test('the list costs the same number of statements, however many promises it holds', async () => {
    const { id } = await givenCompany(app, hiring.xiayang);
    const list = () => app.call(companyRoutes.listCommitments, { company: id }, caseworker);
    replyOf(await record(id));
    const one = (await statementsOf(app.db, list)).length;
    for (let n = 0; n < 4; n += 1) replyOf(await record(id));
    expect((await statementsOf(app.db, list)).length).toBe(one);
    expect(replyOf(await list())).toMatchObject({ total: 5, counts: { open: 5, ended: 0, cancelled: 0 } });
  });
});
