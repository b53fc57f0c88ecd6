import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { compileFigures, type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import { findCoverage } from '@sunshine/db/indicators/coverage.ts';
import { listSealed } from '@sunshine/db/indicators/list.ts';
import { readSnapshot } from '@sunshine/db/indicators/read-snapshot.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { discardSnapshot } from '@sunshine/db/indicators/take-snapshot.ts';
import * as t from '@sunshine/db/schema/index.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench, frame2026 } from '../../support/given/figures.ts';
import {
  correctGiven,
  givenCampaign,
  givenReport,
  sealGiven,
  submitGiven,
} from '../../support/given/snapshots.ts';

let bench: FigureBench;
let campaign: string;
beforeAll(async () => {
  bench = await figureBench();
});
beforeEach(async () => {
  // A sealed report is never removed: each test has a campaign, and thereby reports, of its own.
  await bench.db.execute(sql`update campaigns set year = year - 100`);
  campaign = await givenCampaign(bench.db);
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

const value = (figures: Figures, code: string): number => Number(figure(figures, code).value);

/** Figures of persons above zero. */
function personCells(figures: Figures | undefined): Record<string, number> {
  const cells = cellCodes.filter((code) => indicatorOf(code).counts === 'persons');
  return Object.fromEntries(
    cells.map((code) => [code, value(figures ?? new Map(), code)] as const).filter(([, count]) => count > 0),
  );
}

const scopesOf = (...ids: string[]) => ids.map((unitId) => ({ unitId, ownOnly: false }));
const later = new Date('2026-08-23T02:00:00Z');

/** Freezes a report of a unit in this campaign. */
async function submit(
  unionId: string,
  takenAt?: Date,
): Promise<{ reportId: string; figures: Figures; own: Figures }> {
  const reportId = await givenReport(bench.db, campaign, unionId);
  const { figures, ownFigures } = await submitGiven(bench.db, reportId, frame2026(), { takenAt });
  return { reportId, figures, own: ownFigures };
}

describe('what a snapshot holds', () => {
  test('every cell of the form, for the unit with all below and for it alone; a cell without a fact is 0', async () => {
    const { db, given, district, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang));
    await given.placement(person, district, '2026-05-05');
    const { reportId } = await submit(district);
    const snapshot = await readSnapshot(db, reportId);
    expect([...(snapshot?.figures.keys() ?? [])]).toEqual(expect.arrayContaining([...cellCodes]));
    expect(snapshot?.figures.get('07A')).toEqual({ value: 0n, persons: 0, rows: 0, supplementary: 0 });
    expect(snapshot?.figures.get('01A')).toEqual({ value: 1n, persons: 1, rows: 1, supplementary: 0 });
    expect(snapshot?.ownFigures.get('01A')?.value).toBe(0n);
    expect(snapshot?.ownFigures.get('08A')?.value).toBe(1n);
    expect(snapshot?.below.map(({ code, reportId: id }) => [code, id])).toEqual([
      ['310118001', null],
      ['310118002', null],
    ]);
    expect(snapshot?.ruleTexts.figures.map(({ code }) => code)).toEqual(cellCodes);
    expect(snapshot).toMatchObject({ asOf: '2026-08-20', settings: { previousYears: 2 } });
  });

  test('each value equals its frozen list; the list keeps the record as it was, the name is today’s', async () => {
    const { db, given, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang), { name: '许可' });
    await given.placement(person, xiayang, '2026-05-05', { supplementary: true });
    await given.placement(person, xiayang, '2026-06-05', { employerName: '青浦制笔' });
    await given.supplementary('policyGrant', xiayang, '2026-06-06', { quantity: 4 });
    const company = await given.company(xiayang);
    const positionId = await given.position(company, xiayang);
    await given.event(xiayang, '2026-03-01', [{ positionId, headcount: 3 }]);
    await given.event(xiayang, '2026-04-01', [{ positionId, headcount: 2 }]);
    const { reportId, figures } = await submit(xiayang);

    await db.update(t.placements).set({ employerName: '改过的单位' });
    await db.update(t.people).set({ name: '许可可' }).where(eq(t.people.id, person));
    for (const code of cellCodes) {
      const rows = await listSealed(db, reportId, [code]);
      const found = figure(figures, code);
      expect([code, rows.length]).toEqual([code, found.rows]);
      expect([code, rows.reduce((sum, row) => sum + row.quantity, 0n)]).toEqual([code, found.value]);
      expect([code, new Set(rows.flatMap((row) => row.personId ?? [])).size]).toEqual([code, found.persons]);
    }
    expect(await listSealed(db, reportId, ['08A'])).toMatchObject([
      { record: '青浦制笔，平台投递，双方确认', personName: '许可可', supplementary: false },
      { record: '禾澜食品，平台投递，双方确认', personName: '许可可', supplementary: true },
    ]);
    expect(await listSealed(db, reportId, ['08A'], { limit: 1, offset: 1 })).toMatchObject([
      { record: '禾澜食品，平台投递，双方确认' },
    ]);
    expect(figure(figures, '04B').value).toBe(3n);
  });

  test('a return discards all of it, and the next submission takes it anew', async () => {
    const { db, given, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang));
    const { reportId } = await submit(xiayang);
    await given.placement(person, xiayang, '2026-05-05');
    await db.transaction((tx) => discardSnapshot(tx, reportId));
    expect(await readSnapshot(db, reportId)).toBeNull();
    expect(await db.select().from(t.reportFacts).where(eq(t.reportFacts.reportId, reportId))).toEqual([]);
    const again = await submitGiven(db, reportId);
    expect(value(again.figures, '08A')).toBe(1);
  });

  test('a refusal thrown by the checks leaves nothing behind', async () => {
    const { db, xiayang, given } = bench;
    await given.graduate(await given.household(xiayang));
    const reportId = await givenReport(db, campaign, xiayang);
    const refused = submitGiven(db, reportId, frame2026(), {
      checks: () => {
        throw new Error('hard check');
      },
    });
    await expect(refused).rejects.toThrow('hard check');
    expect(await readSnapshot(db, reportId)).toBeNull();
    expect(await db.select().from(t.reportFacts).where(eq(t.reportFacts.reportId, reportId))).toEqual([]);
  });
});

describe('a parent recounts', () => {
  test('from its units’ snapshots and its own records, not from what its units’ records say today', async () => {
    const { given, district, xiayang, yingpu } = bench;
    const home = await given.household(xiayang);
    const person = await given.graduate(home);
    await given.placement(person, xiayang, '2026-05-05');
    await submit(xiayang);
    await given.placement(person, xiayang, '2026-06-05');
    await given.placement(person, district, '2026-06-06');
    await given.placement(person, yingpu, '2026-06-07');
    const { figures, own } = await submit(district);
    // One frozen, one of the district itself, one of a unit without a snapshot; 夏阳's later one is drift.
    expect(figure(figures, '08A')).toMatchObject({ value: 3n, persons: 1, rows: 3 });
    expect(figure(own, '08A').value).toBe(1n);
  });

  test('a household that moved after the snapshot is in both units’ figures and once in the district’s', async () => {
    const { db, given, district, xiayang, yingpu } = bench;
    const home = await given.household(xiayang);
    await given.graduate(home);
    const before = await submit(xiayang);
    await db
      .update(t.householdManagements)
      .set({ untilDay: '2026-07-01' })
      .where(eq(t.householdManagements.householdId, home));
    await db
      .insert(t.householdManagements)
      .values({ householdId: home, unionId: yingpu, fromDay: '2026-07-01' });
    const after = await submit(yingpu);
    const whole = await submit(district);
    expect([before, after, whole].map(({ figures }) => value(figures, '01A'))).toEqual([1, 1, 1]);
    expect((await listSealed(db, whole.reportId, ['01A'])).length).toBe(1);
  });

  test('a person whom two units froze differently counts as the newer snapshot says, in all figures of persons at once', async () => {
    const { db, given, district, xiayang, yingpu } = bench;
    const home = await given.household(xiayang);
    const person = await given.graduate(home);
    await given.need(person);
    const older = await submit(xiayang);
    expect(personCells(older.figures)).toEqual({ '01A': 1, '01B': 1, '01E': 1, '10A': 1 });
    await db.update(t.studies).set({ graduationYear: 2025 }).where(eq(t.studies.personId, person));
    await db.delete(t.helpNeeds);
    await given.outcome(person, {});
    await db
      .update(t.householdManagements)
      .set({ unionId: yingpu })
      .where(eq(t.householdManagements.householdId, home));
    const newer = await submit(yingpu, later);
    const whole = await submit(district, later);
    expect(personCells(newer.figures)).toEqual({ '01A': 1, '01C': 1, '01D': 1 });
    expect(personCells(whole.figures)).toEqual({ '01A': 1, '01C': 1, '01D': 1 });
    for (const code of ['01A', '01B', '01C', '01D', '01E'] as const) {
      expect([code, (await listSealed(db, whole.reportId, [code])).length]).toEqual([
        code,
        value(whole.figures, code),
      ]);
    }
    // What the units said stays beside it, and who stands in both is named by `sharedPersons`.
    const coverage = await findCoverage(db, campaign, district);
    const live = await compileFigures(bench.db, frame2026(), scopesOf(district, xiayang, yingpu), coverage);
    expect(scopesOf(district, xiayang, yingpu).map(({ unitId }) => personCells(live.get(unitId)))).toEqual([
      { '01A': 1, '01C': 1, '01D': 1 },
      { '01A': 1, '01B': 1, '01E': 1, '10A': 1 },
      { '01A': 1, '01C': 1, '01D': 1 },
    ]);
  });

  test('a record that was corrected to another unit after the snapshot counts once, where it stands now', async () => {
    const { db, given, district, xiayang, yingpu } = bench;
    const person = await given.graduate(await given.household(xiayang));
    const placement = await given.placement(person, xiayang, '2026-05-05');
    await submit(xiayang);
    await db.update(t.placements).set({ unionId: yingpu }).where(eq(t.placements.id, placement));
    const { reportId, figures } = await submit(district);
    expect(figure(figures, '08A')).toMatchObject({ value: 1n, persons: 1, rows: 1 });
    expect(await listSealed(db, reportId, ['08A'])).toMatchObject([{ unitName: '310118002总工会' }]);
  });

  test('a position at the fairs of two units counts once, with the larger of what was frozen and what is live', async () => {
    const { given, district, xiayang, yingpu } = bench;
    const positionId = await given.position(await given.company(xiayang), xiayang);
    await given.event(xiayang, '2026-03-01', [{ positionId, headcount: 3 }]);
    await submit(xiayang);
    await given.event(yingpu, '2026-04-01', [{ positionId, headcount: 5 }]);
    const { figures } = await submit(district);
    expect([value(figures, '04A'), value(figures, '04B')]).toEqual([2, 5]);
  });

  test('below a unit without a snapshot those of its own units stand, and the unit itself is counted from records', async () => {
    const { db, given, district, xiayang } = bench;
    const shop = await given.union(`310118001-G${campaign.slice(0, 4)}`, xiayang, { kind: 'grassroots' });
    const person = await given.graduate(await given.household(shop));
    await given.placement(person, shop, '2026-05-05');
    const { reportId } = await submit(shop);
    await given.placement(person, shop, '2026-06-05');
    await given.placement(person, xiayang, '2026-06-06');
    const coverage = await findCoverage(db, campaign, district);
    expect(coverage.reports).toEqual([{ reportId, unionId: shop }]);
    expect(coverage.uncovered.map(({ code }) => code)).toEqual(['310118001', '310118002']);
    expect(value((await submit(district)).figures, '08A')).toBe(2);
  });

  test('of several versions the newest that is frozen stands: while a correction is prepared, the sealed one', async () => {
    const { db, given, district, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang));
    const { reportId } = await submit(xiayang);
    await sealGiven(db, reportId);
    await given.placement(person, xiayang, '2026-05-05');
    const corrected = await correctGiven(db, reportId);
    expect((await findCoverage(db, campaign, district)).reports).toEqual([{ reportId, unionId: xiayang }]);
    await submitGiven(db, corrected);
    const coverage = await findCoverage(db, campaign, district);
    expect(coverage.reports).toEqual([{ reportId: corrected, unionId: xiayang }]);
  });

  test('a unit that was closed and merged has no snapshot any more: its records are its successor’s', async () => {
    const { db, given, district, xiayang } = bench;
    const old = await given.union(`310118-S${campaign.slice(0, 4)}`, district, { kind: 'system' });
    const person = await given.graduate(await given.household(old));
    await given.placement(person, old, '2026-05-05');
    const before = await submit(old);
    expect(value(before.figures, '08A')).toBe(1);
    await db
      .update(t.unions)
      .set({ closedOn: '2026-07-31', successorId: xiayang })
      .where(eq(t.unions.id, old));

    const coverage = await findCoverage(db, campaign, district, '2026-08-20');
    expect(coverage.reports).toEqual([]);
    expect(coverage.uncovered.map(({ code }) => code)).toEqual(['310118001', '310118002']);
    const successor = await submit(xiayang);
    expect([value(successor.figures, '01A'), value(successor.figures, '08A')]).toEqual([1, 1]);
    expect(value((await submit(district)).figures, '08A')).toBe(1);
    // On the day of the closing it is still open, and its snapshot stands.
    const lastDay = await findCoverage(db, campaign, district, '2026-07-31');
    expect(lastDay.reports).toContainEqual({ reportId: before.reportId, unionId: old });
  });

  test('a unit that left the one whose snapshot holds it stays counted there, and its records once in the district', async () => {
    const { db, given, district, xiayang, yingpu } = bench;
    const shop = await given.union(`310118001-H${campaign.slice(0, 4)}`, xiayang, { kind: 'grassroots' });
    const person = await given.graduate(await given.household(shop));
    await given.placement(person, shop, '2026-05-05');
    await submit(xiayang);
    await db.update(t.unions).set({ parentId: yingpu }).where(eq(t.unions.id, shop));
    const moved = await submit(yingpu);
    expect(value(moved.figures, '08A')).toBe(1);
    const { figures } = await submit(district);
    expect([value(figures, '01A'), value(figures, '08A')]).toEqual([1, 1]);
  });
});
