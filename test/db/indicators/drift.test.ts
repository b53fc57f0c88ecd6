import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { findCoverage } from '@sunshine/db/indicators/coverage.ts';
import { type CellDrift, driftOf } from '@sunshine/db/indicators/drift.ts';
import { sharedPersons } from '@sunshine/db/indicators/shared-persons.ts';
import * as t from '@sunshine/db/schema/index.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench, frame2026 } from '../../support/given/figures.ts';
import { givenCampaign, givenReport, submitGiven } from '../../support/given/snapshots.ts';
import { statementsOf } from '../../support/statements.ts';

let bench: FigureBench;
let campaign: string;
beforeAll(async () => {
  bench = await figureBench();
});
beforeEach(async () => {
  await bench.db.execute(sql`update campaigns set year = year - 100`);
  campaign = await givenCampaign(bench.db);
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

async function submit(unionId: string): Promise<string> {
  const reportId = await givenReport(bench.db, campaign, unionId);
  await submitGiven(bench.db, reportId);
  return reportId;
}

async function drift(reportId: string, code: CellCode): Promise<CellDrift> {
  const [found] = await driftOf(bench.db, reportId, frame2026(), { codes: [code] });
  if (!found) throw new Error(`no drift of ${code}`);
  return found;
}

const nobody = { total: 0, items: [] };

describe('what has changed since a report was frozen', () => {
  test('nothing has: each of the 21 cells says so, from two statements', async () => {
    const { db, given, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang));
    await given.placement(person, xiayang, '2026-05-05');
    const reportId = await submit(xiayang);
    let found: CellDrift[] = [];
    const statements = await statementsOf(db, async () => {
      found = await driftOf(db, reportId, frame2026());
    });
    expect(statements.length).toBe(2);
    expect(found.length).toBe(21);
    for (const each of found) {
      expect(each).toMatchObject({ live: each.sealed, entered: nobody, left: nobody, changed: nobody });
    }
    expect(found.find(({ code }) => code === '08A')).toMatchObject({ sealed: 1n, live: 1n });
  });

  test('人: persons who entered and who left are named, though the number stayed', async () => {
    const { db, given, xiayang } = bench;
    const home = await given.household(xiayang);
    const left = await given.graduate(home, { name: '许可' });
    const reportId = await submit(xiayang);
    await db.update(t.studies).set({ state: 'dropped' }).where(eq(t.studies.personId, left));
    const entered = await given.graduate(home, { name: '范佳' });
    expect(await drift(reportId, '01A')).toMatchObject({
      sealed: 1n,
      live: 1n,
      entered: { total: 1, items: [{ personId: entered, personName: '范佳', sealed: null, live: 1n }] },
      left: { total: 1, items: [{ personId: left, personName: '许可', sealed: 1n, live: null }] },
      changed: nobody,
    });
  });

  test('a person whose deciding record was replaced has not drifted', async () => {
    const { db, given, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang));
    const first = await given.outcome(person, { fromDay: '2026-03-01' });
    const reportId = await submit(xiayang);
    await db
      .update(t.outcomes)
      .set({ retractedAt: new Date(), retractionReason: '日期写错' })
      .where(eq(t.outcomes.id, first));
    await given.outcome(person, { fromDay: '2026-04-01' });
    expect(await drift(reportId, '01D')).toMatchObject({ entered: nobody, left: nobody, changed: nobody });
  });

  test('money that came back after the cutoff is a change of its payment, in fen; a payment wholly returned leaves', async () => {
    const { db, given, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang));
    const paid = (amountFen: bigint) =>
      given.supplementary('jobSeekingAllowance', xiayang, '2026-05-05', { personId: person, amountFen });
    const [part, whole] = [await paid(50_000n), await paid(30_000n)];
    const reportId = await submit(xiayang);
    const comesBack = (id: string, returnedFen: bigint) =>
      db
        .update(t.supplementaryRecords)
        .set({ returnedFen, returnedOn: '2026-09-09' })
        .where(eq(t.supplementaryRecords.id, id));
    await comesBack(part, 20_000n);
    await comesBack(whole, 30_000n);
    expect(await drift(reportId, '09B')).toMatchObject({
      sealed: 80_000n,
      live: 30_000n,
      left: { total: 1, items: [{ recordId: whole, sealed: 30_000n, live: null }] },
      changed: { total: 1, items: [{ recordId: part, sealed: 50_000n, live: 30_000n }] },
    });
    expect(await drift(reportId, '09A')).toMatchObject({ sealed: 2n, live: 1n, changed: nobody });
  });

  test('个: a position that was shown with more openings has changed once, whatever the number of fairs', async () => {
    const { given, xiayang } = bench;
    const positionId = await given.position(await given.company(xiayang), xiayang);
    await given.event(xiayang, '2026-03-01', [{ positionId, headcount: 3 }]);
    const reportId = await submit(xiayang);
    await given.event(xiayang, '2026-04-01', [{ positionId, headcount: 2 }]);
    expect(await drift(reportId, '04B')).toMatchObject({ sealed: 3n, live: 3n, changed: nobody });
    await given.event(xiayang, '2026-05-01', [{ positionId, headcount: 8 }]);
    expect(await drift(reportId, '04B')).toMatchObject({
      sealed: 3n,
      live: 8n,
      changed: { total: 1, items: [{ recordId: positionId, sealed: 3n, live: 8n }] },
    });
  });

  test('a record says what it is today; one that counts no more says what it was', async () => {
    const { db, given, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang));
    const lost = await given.placement(person, xiayang, '2026-05-05', { employerName: '青浦制笔' });
    const reportId = await submit(xiayang);
    await db
      .update(t.placements)
      .set({ cancelledAt: new Date(), cancellationReason: '没有去', employerName: '改过的单位' })
      .where(eq(t.placements.id, lost));
    await given.placement(person, xiayang, '2026-06-05', { employerName: '禾澜食品' });
    expect(await drift(reportId, '08A')).toMatchObject({
      left: { items: [{ recordId: lost, record: '青浦制笔，平台投递，双方确认' }] },
      entered: { items: [{ record: '禾澜食品，平台投递，双方确认', unitName: '310118001总工会' }] },
    });
  });

  test('many are counted and shown a page at a time, each once', async () => {
    const { db, given, xiayang } = bench;
    const home = await given.household(xiayang);
    const reportId = await submit(xiayang);
    const all = [];
    for (let n = 0; n < 5; n += 1) all.push(await given.graduate(home));
    const pages = await Promise.all(
      [0, 2, 4, 6].map((offset) => driftOf(db, reportId, frame2026(), { codes: ['01A'], limit: 2, offset })),
    );
    const shown = pages.map(([each]) => each?.entered);
    expect(shown.map((each) => each?.total)).toEqual([5, 5, 5, 5]);
    expect(shown.map((each) => each?.items.length)).toEqual([2, 2, 1, 0]);
    expect(shown.flatMap((each) => each?.items.map(({ personId }) => personId)).sort()).toEqual(all.sort());
  });

  test('of a district the whole scope is compared with the records of today, whatever its units froze', async () => {
    const { given, district, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang));
    await submit(xiayang);
    const later = await given.placement(person, xiayang, '2026-05-05');
    const reportId = await submit(district);
    // 夏阳 handed in before the placement was entered: the district froze without it.
    expect(await drift(reportId, '08A')).toMatchObject({
      sealed: 0n,
      live: 1n,
      entered: { total: 1, items: [{ recordId: later }] },
    });
  });
});

describe('persons whom several units count', () => {
  test('are named with their units, so that the sum of the units is explained', async () => {
    const { db, given, district, xiayang, yingpu } = bench;
    const home = await given.household(xiayang);
    const moved = await given.graduate(home, { name: '许可' });
    await given.graduate(await given.household(yingpu), { name: '范佳' });
    await submit(xiayang);
    await db
      .update(t.householdManagements)
      .set({ untilDay: '2026-07-01' })
      .where(eq(t.householdManagements.householdId, home));
    await db
      .insert(t.householdManagements)
      .values({ householdId: home, unionId: yingpu, fromDay: '2026-07-01' });

    const coverage = await findCoverage(db, campaign, district);
    const scopes = [district, xiayang, yingpu].map((unitId) => ({ unitId, ownOnly: false }));
    const compiled = await compileFigures(db, frame2026(), scopes, coverage);
    const values = scopes.map(({ unitId }) => Number(figure(compiled.get(unitId) ?? new Map(), '01A').value));
    expect(values).toEqual([2, 1, 2]);
    const [shared] = await sharedPersons(db, frame2026(), district, coverage, { codes: ['01A'] });
    expect(shared).toMatchObject({
      code: '01A',
      counts: 'persons',
      total: 1,
      persons: [{ personId: moved, name: '许可', units: [{ unionId: xiayang }, { unionId: yingpu }] }],
    });
  });

  test('of 人次 those served by two units, the district itself among them; served twice by one they are not shared', async () => {
    const { db, given, district, xiayang, yingpu } = bench;
    const home = await given.household(xiayang);
    const both = await given.graduate(home, { name: '许可' });
    const one = await given.graduate(home, { name: '范佳' });
    await given.placement(both, xiayang, '2026-05-05');
    await given.placement(both, district, '2026-06-05');
    await given.internship(both, yingpu, '2026-03-03');
    await given.placement(one, xiayang, '2026-05-05');
    await given.placement(one, xiayang, '2026-06-05');
    const shared = await sharedPersons(db, frame2026(), district);
    expect(shared.filter(({ total }) => total > 0)).toEqual([
      {
        code: '08A',
        counts: 'personTimes',
        total: 1,
        persons: [
          {
            personId: both,
            name: '许可',
            units: [
              { unionId: district, name: '310118总工会', ownOnly: true },
              { unionId: xiayang, name: '310118001总工会', ownOnly: false },
            ],
          },
        ],
      },
    ]);
  });
});
