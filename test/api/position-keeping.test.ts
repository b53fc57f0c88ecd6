import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { notices } from '@sunshine/db/schema/applications.ts';
import { positionSearch } from '@sunshine/db/schema/position-search.ts';
import { positions } from '@sunshine/db/schema/positions.ts';
import { remindCompanies } from '@sunshine/server/jobs/remind-companies.ts';
import { eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { type GivenCompany, givenCompany } from '../support/given/companies.ts';
import type { GivenDistrict } from '../support/given/district.ts';
import { givenPosition, posting } from '../support/given/positions.ts';
import { runJobs } from '../support/jobs.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let units: GivenDistrict;
let hiring: GivenHiring;
let company: GivenCompany;

beforeAll(async () => {
  app = await startTestApp();
  hiring = await givenHiring(app);
  units = hiring;
  company = await givenCompany(app, units.xiayang);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(testMorning));

const hr = () => company.recruiter;
const given = (more: Partial<typeof positions.$inferInsert>) => givenPosition(app, company.id, more);
const published = (more: Partial<typeof positions.$inferInsert> = {}) =>
  given({ state: 'published', approvingUnionId: units.xiayang, ...more });
const rowOf = async (id: string) => {
  const [row] = await app.db.select().from(positions).where(eq(positions.id, id));
  if (!row) throw new Error('no such position');
  return row;
};
const auditOf = async (id: string) =>
  (
    await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id)
  ).map(({ action }) => action);
const refresh = (id: string, as = hr()) => app.call(positionRoutes.refreshPosition, { id }, as);
const extend = (id: string, validUntil: string) =>
  app.call(positionRoutes.extendPosition, { id, validUntil }, hr());
const morning = new Date(testMorning);
const inHours = (hours: number) => new Date(morning.getTime() + hours * 3600_000).toISOString();
const later = (hours: number) => app.clock.set(inHours(hours));

describe('refreshing (刷新)', () => {
  test('a refresh moves an open position among the newest and writes who did it', async () => {
    const id = await published();
    await app.db
      .update(positions)
      .set({ publishedAt: new Date('2026-07-01T01:00:00Z') })
      .where(eq(positions.id, id));
    const reply = replyOf(await refresh(id));
    expect(reply.refreshedAt).toBe(inHours(0));
    expect(reply.refreshableAt).toBe(inHours(24));
    await runJobs(app);
    const [entry] = await app.db.select().from(positionSearch).where(eq(positionSearch.positionId, id));
    expect(entry?.publishedAt).toEqual(morning);
    expect((await rowOf(id)).publishedAt).toEqual(new Date('2026-07-01T01:00:00Z'));
    expect(await auditOf(id)).toEqual(['position.refresh']);
  });

  test('a second refresh waits until 24 hours are over', async () => {
    const id = await published();
    replyOf(await refresh(id));
    later(23.99);
    const early = await refresh(id);
    expect([early.status, early.body]).toMatchObject([409, { code: 'position.refreshedLately' }]);
    later(24);
    replyOf(await refresh(id));
    expect(await auditOf(id)).toEqual(['position.refresh', 'position.refresh']);
  });

  test.each([
    'draft',
    'submitted',
    'paused',
    'closed',
    'rejected',
    'expired',
  ] as const)('a position that is %s is not refreshed', async (state) => {
    const id = await published({ state });
    const refused = await refresh(id);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'position.notOpen' }]);
    expect((await rowOf(id)).refreshedAt).toBeNull();
  });

  test('of two refreshes at once one counts', async () => {
    const id = await published();
    const outcomes = await collide(app, sql`select 1 from positions where id = ${id} for update`, [
      () => refresh(id),
      () => refresh(id),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await auditOf(id)).toEqual(['position.refresh']);
  });
});

describe('extending (延长有效期)', () => {
  test('a later last day holds at once, without another review', async () => {
    const id = await published({ validUntil: '2026-08-20' });
    const reply = replyOf(await extend(id, '2026-12-31'));
    expect(reply).toMatchObject({ state: 'published', validUntil: '2026-12-31' });
    expect(await auditOf(id)).toEqual(['position.extend']);
  });

  test.each([
    ['an extension is later than what holds', '2026-08-20', 'position.notExtended'],
    ['an extension ends within a year', '2027-08-12', 'position.validityTooLong'],
  ])('%s', async (_, validUntil, code) => {
    const id = await published({ validUntil: '2026-08-20' });
    const refused = await extend(id, validUntil);
    expect([refused.status, refused.body]).toMatchObject([422, { code }]);
    expect((await rowOf(id)).validUntil).toBe('2026-08-20');
  });

  test('what is not open any more is not extended', async () => {
    const id = await published({ state: 'expired', validUntil: '2026-08-01' });
    const refused = await extend(id, '2026-12-31');
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'position.notOpen' }]);
  });
});

describe('reminders of the last day', () => {
  const told = async (id: string) =>
    (
      await app.db
        .select()
        .from(notices)
        .where(like(notices.href, `/company/positions/${id}%`))
        .orderBy(notices.id)
    ).map(({ title }) => title);
  const remind = async () => {
    await remindCompanies(app.services);
    await runJobs(app);
  };

  test('a company is told 7 days and 1 day before, once each, whatever is retried', async () => {
    const id = await published({ title: '测量员', validUntil: '2026-08-18' });
    await remind();
    await remind();
    expect(await told(id)).toEqual(['“测量员”还有 7 天到期']);
    later(24);
    await remind();
    expect(await told(id)).toHaveLength(1);
    later(6 * 24);
    await remind();
    await remind();
    expect(await told(id)).toEqual(['“测量员”还有 7 天到期', '“测量员”明天到期']);
  });

  test('a worker that slept through the seventh day tells on the sixth', async () => {
    const id = await published({ title: '巡检员', validUntil: '2026-08-17' });
    await remind();
    expect(await told(id)).toEqual(['“巡检员”还有 6 天到期']);
  });

  test('8 days before nobody is told, nor of what is not open', async () => {
    const far = await published({ validUntil: '2026-08-19' });
    const closed = await published({ state: 'closed', validUntil: '2026-08-12' });
    await remind();
    expect([await told(far), await told(closed)]).toEqual([[], []]);
  });

  test('after an extension the reminders start anew', async () => {
    const id = await published({ title: '校对员', validUntil: '2026-08-12' });
    await remind();
    replyOf(await extend(id, '2026-08-25'));
    later(7 * 24);
    await remind();
    expect(await told(id)).toEqual(['“校对员”明天到期', '“校对员”还有 7 天到期']);
  });

  test('two copies of the process tell once', async () => {
    const id = await published({ title: '化验员', validUntil: '2026-08-12' });
    await Promise.all([remindCompanies(app.services), remindCompanies(app.services)]);
    await runJobs(app);
    expect(await told(id)).toHaveLength(1);
  });
});

describe('several at once', () => {
  const act = (ids: string[], name: 'submit' | 'refresh' | 'extend' | 'pause' | 'close', more = {}) =>
    app.call(positionRoutes.actOnPositions, { ids, act: name, ...more }, hr());

  test('each draft has its own outcome: a good one is sent, a blocked one says what is wrong', async () => {
    const good = await given({ title: '库管员' });
    const bad = await given({ title: '保管员', conditions: '限男性。' });
    const stranger = await givenPosition(app, (await givenCompany(app, units.xiayang)).id);
    const { done, rows } = replyOf(await act([good, bad, stranger], 'submit'));
    expect(done).toBe(1);
    expect(rows).toMatchObject([
      { id: good, title: '库管员', done: true, state: 'submitted', reason: null },
      { id: bad, title: '保管员', done: false, state: 'draft' },
      { id: stranger, title: null, done: false, state: null },
    ]);
    expect((await rowOf(good)).adRulesVersion).toBe('2026-01');
    expect((await rowOf(bad)).state).toBe('draft');
    expect((await rowOf(stranger)).state).toBe('draft');
    expect(await auditOf(company.id)).toContain('position.actOnMany');
  });

  test('one entry of the audit trail names the act and the positions', async () => {
    const id = await published();
    replyOf(await act([id], 'pause'));
    const [entry] = await app.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, company.id))
      .orderBy(sql`id desc`)
      .limit(1);
    expect(entry?.detail).toEqual({ act: 'pause', positions: [id] });
  });

  test('an extension of several needs a day', async () => {
    const id = await published({ validUntil: '2026-08-20' });
    const without = replyOf(await act([id], 'extend'));
    expect(without.rows).toMatchObject([{ done: false, reason: '新的有效期要比现在的晚。' }]);
    replyOf(await act([id], 'extend', { validUntil: '2026-10-31' }));
    expect((await rowOf(id)).validUntil).toBe('2026-10-31');
  });

  test('a suspended company sends none of them', async () => {
    const other = await givenCompany(app, units.xiayang, { state: 'suspended' });
    const id = await givenPosition(app, other.id);
    const { rows } = replyOf(
      await app.call(positionRoutes.actOnPositions, { ids: [id], act: 'submit' }, other.recruiter),
    );
    expect(rows).toMatchObject([{ done: false, state: 'draft' }]);
  });

  test('two batches over the same positions wait for each other', async () => {
    const ids = [await published(), await published()];
    const outcomes = await Promise.all([act(ids, 'refresh'), act([...ids].reverse(), 'refresh')]);
    expect(outcomes.map((outcome) => replyOf(outcome).done).sort()).toEqual([0, 2]);
  });
});

describe('the list', () => {
  test('each row says how many applied and how many wait for an answer', async () => {
    const positionId = await hiring.position();
    for (const state of ['submitted', 'viewed', 'declined'] as const) {
      await hiring.application(state, { positionId });
    }
    const { items } = replyOf(await app.call(positionRoutes.listOwnPositions, {}, hiring.recruiter));
    expect(items.find(({ id }) => id === positionId)).toMatchObject({ applications: 3, unanswered: 2 });
  });

  test('the list costs three statements, however many rows it has', async () => {
    const other = await givenCompany(app, units.xiayang);
    const list = () => app.call(positionRoutes.listOwnPositions, {}, other.recruiter);
    await givenPosition(app, other.id);
    const one = (await statementsOf(app.db, list)).length;
    for (let n = 0; n < 5; n += 1) await givenPosition(app, other.id);
    expect((await statementsOf(app.db, list)).length).toBe(one);
    expect(one).toBeLessThanOrEqual(5);
  });
});

describe('templates (职位模板)', () => {
  const save = (id: string, name: string, as = hr()) =>
    app.call(positionRoutes.saveTemplate, { id, name }, as);
  const list = async () => replyOf(await app.call(positionRoutes.listTemplates, {}, hr())).items;

  test('a posting is kept under a name, and a new draft has its words and a day of its own', async () => {
    const id = await published({ title: '质检员', validUntil: '2026-08-12', preference: 'priority' });
    const template = replyOf(await save(id, '常招的质检员'));
    expect(template).toMatchObject({ name: '常招的质检员', title: '质检员', kind: 'fullTime' });
    const draft = replyOf(await app.call(positionRoutes.createFromTemplate, { id: template.id }, hr()));
    expect(draft).toMatchObject({
      ...posting({ title: '质检员', validUntil: '2026-09-25' }),
      state: 'draft',
      preference: 'none',
    });
    expect(await auditOf(draft.id)).toEqual(['position.create']);
  });

  test('a name is used once, is changed and goes', async () => {
    const id = await given({});
    const first = replyOf(await save(id, '甲模板'));
    const again = await save(id, '甲模板');
    expect([again.status, again.body]).toMatchObject([409, { code: 'position.templateNameTaken' }]);
    replyOf(await app.call(positionRoutes.renameTemplate, { id: first.id, name: '乙模板' }, hr()));
    expect((await list()).map(({ name }) => name)).toContain('乙模板');
    const gone = await app.call(positionRoutes.removeTemplate, { id: first.id }, hr());
    expect(gone.status).toBe(204);
    expect((await list()).map(({ id: known }) => known)).not.toContain(first.id);
    expect(await auditOf(company.id)).toEqual(
      expect.arrayContaining(['position.saveTemplate', 'position.renameTemplate', 'position.removeTemplate']),
    );
  });

  test('a template of another company is not found, whatever is tried', async () => {
    const stranger = await givenCompany(app, units.xiayang);
    const template = replyOf(await save(await given({}), '丙模板'));
    const tries = [
      await app.call(positionRoutes.renameTemplate, { id: template.id, name: '丁模板' }, stranger.recruiter),
      await app.call(positionRoutes.removeTemplate, { id: template.id }, stranger.recruiter),
      await app.call(positionRoutes.createFromTemplate, { id: template.id }, stranger.recruiter),
    ];
    for (const { status, body } of tries) {
      expect([status, body]).toMatchObject([404, { code: 'position.templateNotFound' }]);
    }
    const foreign = await save(await given({}), '戊模板', stranger.recruiter);
    expect([foreign.status, foreign.body]).toMatchObject([404, { code: 'position.notFound' }]);
  });
});
