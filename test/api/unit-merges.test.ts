import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { unionAncestry, unions } from '@sunshine/db/schema/unions.ts';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';

let app: TestApp;
let units: GivenDistrict;
let given: GivenRecords;
let administrator: GivenAccount;
let statistician: GivenAccount;

const year = { form: 'sunshine', year: 2026 } as const;

beforeEach(async () => {
  app = await startTestApp({ now: '2026-08-12T10:00:00+08:00' });
  units = await givenDistrict(app);
  given = givenRecords(app.db);
  administrator = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.district }]);
  statistician = await givenAccount(app, [{ role: 'statistician', unionId: units.district }]);
  replyOf(await app.call(reportRoutes.openCampaign, { ...year }, statistician));
});
afterEach(() => app.close());

const close = (id: string, closedOn: string, successorId?: string, as = administrator) =>
  app.call(unionRoutes.updateUnion, { id, closedOn, ...(successorId ? { successorId } : {}) }, as);
const cell = async (unit: string, code: string) =>
  replyOf(await app.call(reportRoutes.readForm, { ...year, unit }, statistician)).form.cells[
    `sunshine.${code}`
  ]?.text;
/** 01A and 04A of the units, and the sum of the rows beside the district’s own count. */
async function table() {
  const { whole, units: rows, below } = replyOf(await app.call(reportRoutes.listUnits, year, statistician));
  return {
    rows: Object.fromEntries(
      rows.map(({ code, ownOnly, cells }) => [ownOnly ? `${code}/own` : code, cells['01A']]),
    ),
    whole: whole.cells['01A'],
    below: below['01A'],
  };
}
/** One graduate and one event at each of the units. */
async function givenWork(...ids: string[]): Promise<void> {
  for (const id of ids) {
    await given.graduate(await given.household(id));
    await given.event(id, '2026-04-10');
  }
}

describe('a unit merged into another (合并)', () => {
  test('its facts belong to the successor from the day after its last day; nobody is lost or counted twice', async () => {
    await givenWork(units.yingpu, units.education);
    replyOf(await close(units.education, '2026-08-11', units.yingpu));
    expect(await table()).toEqual({
      rows: { '310118/own': '0', '310118001': '0', '310118002': '2' },
      whole: '2',
      below: '2',
    });
    expect(await cell('310118002', '04A')).toBe('2');
    // The form of the closed unit can still be opened; everything it had is elsewhere.
    expect(await cell('310118-S01', '01A')).toBe('0');
    const [entry] = await app.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, units.education), eq(auditEntries.action, 'union.update')));
    expect(entry?.detail).toEqual({
      before: { closedOn: null, successorId: null },
      after: { closedOn: '2026-08-11', successorId: units.yingpu },
    });
  });

  test('on its last day it still answers for itself', async () => {
    await givenWork(units.education);
    replyOf(await close(units.education, '2026-08-12', units.yingpu));
    expect([await cell('310118-S01', '01A'), await cell('310118002', '01A')]).toEqual(['1', '0']);
    app.clock.set('2026-08-13T00:00:01+08:00');
    expect([await cell('310118-S01', '01A'), await cell('310118002', '01A')]).toEqual(['0', '1']);
  });

  test('merged after the cutoff it still reports for this campaign, and in the next one the successor does', async () => {
    await givenWork(units.education);
    app.clock.set('2026-08-22T10:00:00+08:00');
    replyOf(await close(units.education, '2026-08-21', units.yingpu));
    expect((await table()).rows).toMatchObject({ '310118-S01': '1', '310118002': '0' });
    replyOf(await app.call(reportRoutes.openCampaign, { ...year, year: 2027 }, statistician));
    const next = replyOf(await app.call(reportRoutes.listUnits, { ...year, year: 2027 }, statistician));
    expect(next.units.map(({ code, cells }) => [code, cells['01C']])).toEqual([
      ['310118', '0'],
      ['310118001', '0'],
      ['310118002', '1'],
    ]);
  });

  test('a chain of two mergers ends at the last unit', async () => {
    await givenWork(units.education, units.yingpu, units.xiayang);
    replyOf(await close(units.education, '2026-06-30', units.yingpu));
    replyOf(await close(units.yingpu, '2026-07-31', units.xiayang));
    expect(await table()).toEqual({ rows: { '310118/own': '0', '310118001': '3' }, whole: '3', below: '3' });
    expect(await cell('310118001', '04A')).toBe('3');
  });

  test('the units below it go along, with all they count', async () => {
    await givenWork(units.grassroots, units.xiayang);
    replyOf(await close(units.xiayang, '2026-08-11', units.yingpu));
    const [moved] = await app.db.select().from(unions).where(eq(unions.id, units.grassroots));
    expect(moved).toMatchObject({ parentId: units.yingpu, code: '310118001-G01', closedOn: null });
    const above = await app.db
      .select()
      .from(unionAncestry)
      .where(eq(unionAncestry.unionId, units.grassroots));
    expect(above.map(({ ancestorId }) => ancestorId).sort()).toEqual(
      [units.grassroots, units.yingpu, units.district].sort(),
    );
    expect(await table()).toEqual({
      rows: { '310118/own': '0', '310118002': '2', '310118-S01': '0' },
      whole: '2',
      below: '2',
    });
    // Whoever works for the successor sees the unit that came to it.
    const caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
    expect(
      (await app.call(reportRoutes.readForm, { ...year, unit: '310118001-G01' }, caseworker)).status,
    ).toBe(200);
  });

  test('opened again it answers for itself, and has no successor', async () => {
    await givenWork(units.education);
    replyOf(await close(units.education, '2026-08-11', units.yingpu));
    const again = { id: units.education, closedOn: null };
    expect(replyOf(await app.call(unionRoutes.updateUnion, again, administrator))).toMatchObject({
      closedOn: null,
      successorId: null,
    });
    expect([await cell('310118-S01', '01A'), await cell('310118002', '01A')]).toEqual(['1', '0']);
  });

  test('of two units merged into each other at once only one goes', async () => {
    const replies = await Promise.all([
      close(units.education, '2026-08-11', units.yingpu),
      close(units.yingpu, '2026-08-11', units.education),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(replies.find(({ ok }) => !ok)?.body).toMatchObject({ code: 'union.successorClosed' });
    const closed = await app.db.$client`select id from unions where closed_on is not null`;
    expect(closed).toHaveLength(1);
  });
});

describe('a merger is refused', () => {
  const codeOf = async (reply: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await reply;
    return [status, (body as { code: string }).code];
  };

  test('into itself, into a unit below it, into a closed one, into one out of reach', async () => {
    expect(await codeOf(close(units.yingpu, '2026-08-11', units.yingpu))).toEqual([
      422,
      'union.successorBelow',
    ]);
    expect(await codeOf(close(units.xiayang, '2026-08-11', units.grassroots))).toEqual([
      422,
      'union.successorBelow',
    ]);
    replyOf(await close(units.education, '2026-08-11'));
    expect(await codeOf(close(units.yingpu, '2026-08-11', units.education))).toEqual([
      422,
      'union.successorClosed',
    ]);
    const own = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.xiayang }]);
    expect(await codeOf(close(units.grassroots, '2026-08-11', units.yingpu, own))).toEqual([
      422,
      'union.successorNotFound',
    ]);
  });

  test('with open units below: without a successor, ahead of time, or into one that cannot hold them', async () => {
    expect(await codeOf(close(units.xiayang, '2026-08-11'))).toEqual([409, 'union.openBelow']);
    expect(await codeOf(close(units.xiayang, '2026-08-13', units.yingpu))).toEqual([
      422,
      'union.mergeInFuture',
    ]);
    expect(await codeOf(close(units.xiayang, '2026-08-11', units.district))).toEqual([
      422,
      'union.successorCannotHold',
    ]);
    const [still] = await app.db.select().from(unions).where(eq(unions.id, units.xiayang));
    expect(still).toMatchObject({ closedOn: null, successorId: null });
  });

  test('when nothing is closed', async () => {
    const input = { id: units.yingpu, successorId: units.xiayang };
    expect(await codeOf(app.call(unionRoutes.updateUnion, input, administrator))).toEqual([
      422,
      'union.successorNotAsked',
    ]);
  });
});

test('a renamed unit keeps its code; its form and its file carry the new name', async () => {
  replyOf(
    await app.call(unionRoutes.updateUnion, { id: units.yingpu, name: '盈浦街道工会联合会' }, administrator),
  );
  const page = replyOf(await app.call(reportRoutes.readForm, { ...year, unit: '310118002' }, statistician));
  expect(page.form.unit).toEqual({ code: '310118002', name: '盈浦街道工会联合会' });
  const input = { ...year, unit: '310118002', format: 'xlsx' } as const;
  const file = await app.call(reportRoutes.exportForm, input, statistician);
  expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain(
    '_盈浦街道工会联合会_20260812.xlsx',
  );
});
