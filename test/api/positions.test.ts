import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { PositionState } from '@sunshine/contract/positions/vocabulary.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { notices } from '@sunshine/db/schema/applications.ts';
import { positionSearch } from '@sunshine/db/schema/position-search.ts';
import { positions } from '@sunshine/db/schema/positions.ts';
import { expirePositions } from '@sunshine/server/jobs/expire-positions.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenCompany, givenCompany } from '../support/given/companies.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { givenPosition, posting } from '../support/given/positions.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;
let units: GivenDistrict;
let company: GivenCompany;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  company = await givenCompany(app, units.xiayang);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(testMorning));

const hr = () => company.recruiter;
const create = (more = {}) => app.call(positionRoutes.createPosition, posting(more), hr());
const given = (more: Partial<typeof positions.$inferInsert>) => givenPosition(app, company.id, more);
const published = () => given({ state: 'published', approvingUnionId: units.xiayang });
const rowOf = async (id: string) => {
  const [row] = await app.db.select().from(positions).where(eq(positions.id, id));
  if (!row) throw new Error('no such position');
  return row;
};
const auditOf = async (id: string) =>
  (
    await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id)
  ).map(({ action }) => action);
const inIndex = async (id: string) => {
  await runJobs(app);
  return (await app.db.$count(positionSearch, eq(positionSearch.positionId, id))) === 1;
};

describe('writing', () => {
  test('a new position is a draft with all required elements and what the check finds', async () => {
    const draft = replyOf(await create({ conditions: '限男性，需持健康证。', payMin: 4000, payMax: 16000 }));
    expect(draft).toMatchObject({
      state: 'draft',
      version: 1,
      preference: 'none',
      next: ['submitted', 'closed'],
    });
    expect(draft.findings.map(({ rule, level }) => [level, rule])).toEqual([
      ['block', 'gender'],
      ['warn', 'payRange'],
      ['fine', 'healthCertificate'],
    ]);
    expect(await auditOf(draft.id)).toEqual(['position.create']);
    expect(await inIndex(draft.id)).toBe(false);
  });

  test.each([
    ['headcount is an integer, never 若干', { headcount: 1.5 }, 'headcount'],
    ['headcount is at least one', { headcount: 0 }, 'headcount'],
    ['the upper pay is not below the lower', { payMin: 6000, payMax: 5000 }, 'payMax'],
    ['the content is told', { duties: '' }, 'duties'],
    ['the place is told', { address: '' }, 'address'],
    ['the last day is a day', { validUntil: '年底' }, 'validUntil'],
    ['an internship is no labour contract', { kind: 'internship' as const }, 'employmentType'],
  ])('%s', async (_, more, field) => {
    const refused = await create(more);
    expect([refused.status, refused.body]).toMatchObject([400, { code: 'request.invalid' }]);
    expect(refused.ok ? {} : refused.body.fields).toHaveProperty(field);
  });

  test('the last day lies ahead, within a year', async () => {
    const past = await create({ validUntil: '2026-08-10' });
    expect([past.status, past.body]).toMatchObject([422, { code: 'position.validityPassed' }]);
    const far = await create({ validUntil: '2027-08-12' });
    expect([far.status, far.body]).toMatchObject([422, { code: 'position.validityTooLong' }]);
    replyOf(await create({ validUntil: '2026-08-11' }));
  });

  test('a position of another company is not found, whatever is tried', async () => {
    const stranger = await givenCompany(app, units.xiayang);
    const id = await published();
    const tries = [
      app.call(positionRoutes.readOwnPosition, { id }, stranger.recruiter),
      app.call(positionRoutes.editPosition, { id, ...posting() }, stranger.recruiter),
      app.call(positionRoutes.copyPosition, { id }, stranger.recruiter),
      app.call(positionRoutes.closePosition, { id }, stranger.recruiter),
    ];
    for (const reply of await Promise.all(tries)) {
      expect([reply.status, reply.body]).toMatchObject([404, { code: 'position.notFound' }]);
    }
    expect((await rowOf(id)).state).toBe('published');
  });

  test('a copy is a new draft with the same words and none of the union’s decisions', async () => {
    const original = await given({
      state: 'expired',
      approvingUnionId: units.xiayang,
      preference: 'targeted',
      preferredOn: '2026-07-01',
      preferredHeadcount: 8,
      validUntil: '2026-08-01',
      title: '夜班仓储管理员',
    });
    const copy = replyOf(await app.call(positionRoutes.copyPosition, { id: original }, hr()));
    expect(copy).toMatchObject({
      state: 'draft',
      title: '夜班仓储管理员',
      preference: 'none',
      approvingUnionName: null,
      validUntil: '2026-09-10',
    });
    expect(await rowOf(copy.id)).toMatchObject({ suitableForGraduates: false, preferredOn: null });
  });
});

describe('sending to the union', () => {
  test('a position that nothing blocks goes to review; it can be taken back while nobody has decided', async () => {
    const { id } = replyOf(await create());
    const sent = replyOf(await app.call(positionRoutes.submitPosition, { id }, hr()));
    expect(sent).toMatchObject({ state: 'submitted', next: ['draft'], version: 2 });
    expect(sent.submittedAt).toBe('2026-08-11T01:00:00.000Z');
    const edited = await app.call(positionRoutes.editPosition, { id, ...posting() }, hr());
    expect([edited.status, edited.body]).toMatchObject([409, { code: 'position.notEditable' }]);
    const back = replyOf(await app.call(positionRoutes.withdrawPosition, { id }, hr()));
    expect(back.state).toBe('draft');
    expect(await auditOf(id)).toEqual(['position.create', 'position.submit', 'position.withdraw']);
  });

  test('what the check blocks is not sent, each field says why; an appeal takes it to the union', async () => {
    const { id } = replyOf(await create({ conditions: '限男性', payMin: 2100, payMax: 4000 }));
    const refused = await app.call(positionRoutes.submitPosition, { id }, hr());
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'position.adBlocked' }]);
    expect(Object.keys(refused.ok ? {} : (refused.body.fields ?? {})).sort()).toEqual([
      'conditions',
      'payMin',
    ]);
    const appeal = '矿井下作业，国家规定不适合女职工';
    const sent = replyOf(await app.call(positionRoutes.submitPosition, { id, appeal }, hr()));
    expect(sent).toMatchObject({ state: 'submitted', adAppeal: appeal });
  });

  test('a company that waits for its verification may send, a returned or suspended one may not', async () => {
    const send = async (state: 'submitted' | 'returned' | 'suspended') => {
      const other = await givenCompany(app, units.xiayang, { state });
      const id = await givenPosition(app, other.id);
      return app.call(positionRoutes.submitPosition, { id }, other.recruiter);
    };
    expect((await send('submitted')).status).toBe(200);
    expect((await send('returned')).body).toMatchObject({ code: 'position.companyMayNotPost' });
    expect((await send('suspended')).body).toMatchObject({ code: 'position.companyMayNotPost' });
  });

  test('a draft whose last day is past needs a new one before it is sent', async () => {
    const id = await given({ validUntil: '2026-08-10' });
    const refused = await app.call(positionRoutes.submitPosition, { id }, hr());
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'position.validityPassed' }]);
  });
});

describe('while it is open', () => {
  test('a new headcount or last day holds at once', async () => {
    const id = await published();
    const more = posting({ headcount: 12, validUntil: '2026-10-31' });
    const edited = replyOf(await app.call(positionRoutes.editPosition, { id, ...more }, hr()));
    expect(edited).toMatchObject({ state: 'published', headcount: 12, validUntil: '2026-10-31', version: 2 });
    expect(await inIndex(id)).toBe(true);
  });

  test('other words go back to review and leave the search until then', async () => {
    const id = await published();
    expect(await inIndex(id)).toBe(false); // made without a job
    const again = posting({ headcount: 9 });
    replyOf(await app.call(positionRoutes.editPosition, { id, ...again }, hr()));
    expect(await inIndex(id)).toBe(true);
    const edited = replyOf(await app.call(positionRoutes.editPosition, { id, ...again, payMin: 5000 }, hr()));
    expect(edited).toMatchObject({ state: 'submitted', payMin: 5000 });
    expect(await inIndex(id)).toBe(false);
  });

  test('words that the check blocks do not enter an open position', async () => {
    const id = await published();
    const words = posting({ conditions: '只招女生' });
    const refused = await app.call(positionRoutes.editPosition, { id, ...words }, hr());
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'position.adBlocked' }]);
    expect(await rowOf(id)).toMatchObject({ state: 'published', version: 1 });
  });

  test('it is paused, opened again and closed for good, and the search follows each time', async () => {
    const id = await published();
    const state = async (route: 'pausePosition' | 'resumePosition' | 'closePosition') =>
      replyOf(await app.call(positionRoutes[route], { id }, hr())).state;
    expect(await state('pausePosition')).toBe('paused');
    expect(await inIndex(id)).toBe(false);
    expect(await state('resumePosition')).toBe('published');
    expect(await inIndex(id)).toBe(true);
    expect(await state('closePosition')).toBe('closed');
    expect(await inIndex(id)).toBe(false);
    const again = await app.call(positionRoutes.resumePosition, { id }, hr());
    expect([again.status, again.body]).toMatchObject([409, { code: 'request.stepNotAllowed' }]);
    expect((await rowOf(id)).version).toBe(4);
  });

  test('a company never publishes by itself, not by resuming and not by sending twice', async () => {
    const states: PositionState[] = ['draft', 'submitted', 'rejected', 'closed', 'expired'];
    for (const state of states) {
      const id = await given({ state });
      const reply = await app.call(positionRoutes.resumePosition, { id }, hr());
      expect([state, reply.status]).toEqual([state, 409]);
    }
    const id = await published();
    const sent = await app.call(positionRoutes.submitPosition, { id }, hr());
    expect([sent.status, sent.body]).toMatchObject([409, { code: 'request.stepNotAllowed' }]);
  });

  test('a paused position whose last day is past is not opened again', async () => {
    const id = await given({ state: 'paused', approvingUnionId: units.xiayang, validUntil: '2026-08-10' });
    const reply = await app.call(positionRoutes.resumePosition, { id }, hr());
    expect([reply.status, reply.body]).toMatchObject([422, { code: 'position.validityPassed' }]);
  });
});

describe('the last day', () => {
  test('a position stays open through its last day in Shanghai and ends with the first job after midnight', async () => {
    const own = await givenCompany(app, units.xiayang);
    const open = { approvingUnionId: units.xiayang, validUntil: '2026-08-11' };
    const last = await givenPosition(app, own.id, { ...open, state: 'published' });
    const paused = await givenPosition(app, own.id, { ...open, state: 'paused' });
    const later = await givenPosition(app, own.id, { ...open, state: 'published', validUntil: '2026-08-12' });

    app.clock.set('2026-08-11T23:59:59+08:00');
    await expirePositions(app.services);
    expect((await rowOf(last)).state).toBe('published');

    app.clock.set('2026-08-12T00:00:01+08:00');
    await expirePositions(app.services);
    const states = await Promise.all([last, paused, later].map(async (id) => (await rowOf(id)).state));
    expect(states).toEqual(['expired', 'expired', 'published']);
    expect(await auditOf(last)).toEqual(['position.expire']);
    expect(await inIndex(last)).toBe(false);
    const told = await app.db.select().from(notices).where(eq(notices.accountId, own.recruiter.accountId));
    expect(told.map(({ href }) => href).sort()).toEqual(
      [`/company/positions/${last}`, `/company/positions/${paused}`].sort(),
    );

    await expirePositions(app.services);
    expect(await auditOf(last)).toEqual(['position.expire']);
  });
});

describe('what a company sees', () => {
  test('its list counts every state and shows what the union agreed for its own positions', async () => {
    const own = await givenCompany(app, units.xiayang);
    await givenPosition(app, own.id, { title: '草稿一' });
    const preferred = await givenPosition(app, own.id, {
      state: 'published',
      approvingUnionId: units.xiayang,
      preference: 'priority',
      preferredOn: '2026-08-11',
      preferredHeadcount: 8,
    });
    const all = replyOf(await app.call(positionRoutes.listOwnPositions, {}, own.recruiter));
    expect([all.total, all.counts.draft, all.counts.published, all.counts.closed]).toEqual([2, 1, 1, 0]);
    const open = replyOf(
      await app.call(positionRoutes.listOwnPositions, { state: 'published' }, own.recruiter),
    );
    expect(open.items).toMatchObject([{ id: preferred, preference: 'priority' }]);

    const read = await app.call(positionRoutes.readOwnPosition, { id: preferred }, own.recruiter);
    expect(replyOf(read)).toMatchObject({ preference: 'priority', approvingUnionName: '夏阳街道总工会' });
    expect(read.bytes.toString()).not.toMatch(
      /suitableForGraduates|preferredOn|preferredHeadcount|困难|档案/,
    );
  });
});
