import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import { evaluateChecks, sunshineChecks } from '@sunshine/db/indicators/checks.ts';
import type { Figures } from '@sunshine/db/indicators/compile.ts';
import { previousFigures } from '@sunshine/db/queries/reports/previous.ts';
import * as t from '@sunshine/db/schema/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench, frame2026 } from '../../support/given/figures.ts';
import {
  correctGiven,
  givenCampaign,
  givenReport,
  sealGiven,
  submitGiven,
} from '../../support/given/snapshots.ts';
import { statementsOf } from '../../support/statements.ts';

const settings = campaignSettings.parse({});

function figuresOf(values: Record<string, bigint>): Figures {
  return new Map(
    Object.entries(values).map(([code, value]) => [code, { value, persons: 0, rows: 0, supplementary: 0 }]),
  );
}

/** The changes that need a note: key and finding. */
function changes(now: Record<string, bigint>, before: Record<string, bigint>, more = {}): string[] {
  const lastYear = { year: 2025, values: new Map(Object.entries(before)) };
  return evaluateChecks(figuresOf(now), { ...settings, ...more }, lastYear)
    .filter(({ check, passed }) => check.operator === 'change' && !passed)
    .map(({ check, finding }) => `${check.key} ${check.level}：${finding}`);
}

describe('change against last year', () => {
  test('above half of last year’s figure the preparer explains, up or down; exactly half is no matter', () => {
    const before = { '02A': 100n, '03A': 100n, '03B': 100n, '04A': 100n };
    expect(changes({ '02A': 150n, '03A': 151n, '03B': 50n, '04A': 49n }, before)).toEqual([
      'change.03A soft：151，2025 年 100，增 51%',
      'change.04A soft：49，2025 年 100，减 51%',
    ]);
  });

  test('from nothing any figure is a change; nothing again is none', () => {
    expect(changes({ '02A': 1n }, { '02A': 0n, '03A': 0n })).toEqual(['change.02A soft：1，2025 年 0']);
  });

  test('money is compared in whole fen and told in yuan', () => {
    expect(changes({ '09B': 150_001n }, { '09B': 100_000n })).toEqual([
      'change.09B soft：1500.01 元，2025 年 1000 元，增 50%',
    ]);
    expect(changes({ '09B': 150_000n }, { '09B': 100_000n })).toEqual([]);
  });

  test('a cell without last year’s figure is not compared, nor anything without last year', () => {
    expect(changes({ '02A': 100n, '03A': 9n }, { '03A': 9n })).toEqual([]);
    const keys = evaluateChecks(figuresOf({ '02A': 100n }), settings).map(({ check }) => check.key);
    expect(keys).toEqual(sunshineChecks.map(({ key }) => key));
  });

  test('a campaign may ask earlier or later', () => {
    expect(changes({ '02A': 121n }, { '02A': 100n }, { changePercent: 20 }).length).toBe(1);
    expect(changes({ '02A': 300n }, { '02A': 100n }, { changePercent: 200 })).toEqual([]);
  });

  test('each check has a name of its own', () => {
    const all = evaluateChecks(new Map(), settings, { year: 2025, values: new Map([['01A', 0n]]) });
    expect(new Set(all.map(({ check }) => check.key)).size).toBe(sunshineChecks.length + 1);
    expect(sunshineChecks.map(({ key }) => key)).toEqual([
      'total',
      'settledWithinTotal',
      'openWithinPrevious',
      'allowancePaid',
      'leftOver',
      'placedWithinNeed',
      'loanPaid',
      'openingsNeedEvent',
      'averageLoan',
    ]);
  });
});

describe('last year’s figures', () => {
  let bench: FigureBench;
  beforeAll(async () => {
    bench = await figureBench();
  });
  afterAll(() => bench.close());

  test('are the newest sealed version, else the baseline, else none; of all units in one statement', async () => {
    const { db, given, district, xiayang, yingpu } = bench;
    const frame = frame2026({ year: 2025, periodStart: '2025-01-01', cutoffDay: '2025-08-20' });
    const campaign = await givenCampaign(db, 2025);
    const home = await given.household(xiayang);
    await given.graduate(home, { study: { graduationYear: 2025 } });
    const first = await givenReport(db, campaign, xiayang);
    await submitGiven(db, first, frame);
    await sealGiven(db, first);
    await given.graduate(home, { study: { graduationYear: 2025 } });
    const second = await correctGiven(db, first);
    await submitGiven(db, second, frame);

    const baseline = (unionId: string, year: number, cells: Record<string, string>) =>
      db.insert(t.reportBaselines).values({
        form: 'sunshine',
        year,
        unionId,
        cells,
        source: '2025 年纸质报表',
        enteredBy: xiayang,
        enteredAt: new Date(),
      });
    await baseline(xiayang, 2025, { '01A': '77' });
    await baseline(yingpu, 2025, { '01A': '12', '09B': '9007199254740993' });
    await baseline(district, 2024, { '01A': '50' });

    const asked = () => previousFigures(db, { form: 'sunshine', year: 2026 }, [district, xiayang, yingpu]);
    let found = await asked();
    expect((await statementsOf(db, asked)).length).toBe(1);
    // A correction that is not sealed yet does not stand; a baseline stands where nothing is sealed.
    expect(found.get(xiayang)).toMatchObject({ year: 2025, source: 'sealed', reportId: first });
    expect(found.get(xiayang)?.values.get('01A')).toBe(1n);
    expect(found.get(xiayang)?.values.get('07A')).toBe(0n);
    expect(found.get(yingpu)).toMatchObject({ year: 2025, source: 'baseline', reportId: null });
    expect(found.get(yingpu)?.values).toEqual(
      new Map([
        ['01A', 12n],
        ['09B', 9_007_199_254_740_993n],
      ]),
    );
    expect(found.has(district)).toBe(false);

    await sealGiven(db, second);
    found = await asked();
    expect(found.get(xiayang)).toMatchObject({ source: 'sealed', reportId: second });
    expect(found.get(xiayang)?.values.get('01A')).toBe(2n);
  });
});
