import { tenThousandYuanText, yuanText } from '@sunshine/contract/reports/amounts.ts';
import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import type { Figures } from '@sunshine/db/indicators/compile.ts';
import { listLeftOver } from '@sunshine/db/indicators/list.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench, frame2026 } from '../../support/given/figures.ts';

function figuresOf(values: Record<string, bigint>, placed = 0): Figures {
  return new Map(
    Object.entries(values).map(([code, value]) => [
      code,
      { value, persons: code === '08A' ? placed : 0, rows: 0, supplementary: 0 },
    ]),
  );
}

function failed(values: Record<string, bigint>, placed = 0): string[] {
  return evaluateChecks(figuresOf(values, placed), campaignSettings.parse({}))
    .filter((result) => !result.passed)
    .map((result) => `${result.check.level} ${result.check.title}：${result.finding}`);
}

describe('cross-checks as data', () => {
  test('an empty report passes every check', () => {
    expect(failed({})).toEqual([]);
  });

  test('hard: parts must make the whole, 11A stays within 01C, people and money go together', () => {
    expect(
      failed({ '01A': 38n, '01B': 29n, '01C': 8n, '01D': 11n, '01E': 27n, '11A': 9n, '09B': 1n }),
    ).toEqual([
      'hard 01A＝01B＋01C：38，01B＋01C 为 29＋8＝37，差 1',
      'hard 11A 不大于 01C：9，01C 为 8，多 1',
      'hard 09A 与 09B 同为零或同不为零：09A 0，09B 0.01 元',
    ]);
  });

  test('soft: persons left over, placed persons beyond 01E, loans without money, openings without an event', () => {
    const values = { '01A': 38n, '01B': 38n, '01D': 11n, '01E': 26n, '08A': 30n, '06C': 1n, '04B': 5n };
    expect(failed(values, 27)).toEqual([
      'soft 01D＋01E 应等于 01A：11＋26＝37，01A 为 38，差 1',
      'soft 帮助上岗的人数（08A′）不大于 01E：27，01E 为 26，多 1',
      'soft 06C 与 06D 同为零或同不为零：06C 1，06D 0 元',
      'soft 没有活动（04A 为零）就没有展出的岗位（04B）：04A 0，04B 5',
      'soft 贷款平均额在常见范围内：首笔放款平均 0 元，常见 5000 至 500000 元',
    ]);
  });

  test('overlaps that are no mistake are not checked: 10A above 01B, 05A above 04B, 08A above 04B', () => {
    expect(failed({ '10A': 9n, '05A': 9n, '08A': 9n, '04B': 1n, '04A': 1n })).toEqual([]);
  });
});

describe('money on the form', () => {
  test('whole fen become exact yuan and 万元, trailing zeros trimmed', () => {
    expect([0n, 10_000_000n, 150n, 1n].map(yuanText)).toEqual(['0', '100000', '1.5', '0.01']);
    expect([0n, 1_200_000n, 1n, 1_234_567_890n].map(tenThousandYuanText)).toEqual([
      '0',
      '1.2',
      '0.000001',
      '1234.56789',
    ]);
    expect(yuanText(9_007_199_254_740_993n)).toBe('90071992547409.93');
  });
});

describe('persons who make the difference', () => {
  let bench: FigureBench;
  beforeAll(async () => {
    bench = await figureBench();
  });
  afterEach(() => bench.clear());
  afterAll(() => bench.close());

  test('who is in 01A and neither in 01D nor in 01E is named', async () => {
    const { given, db, xiayang } = bench;
    const home = await given.household(xiayang);
    await given.need(await given.graduate(home, { name: '许可' }));
    await given.outcome(await given.graduate(home, { name: '范佳' }), {});
    const left = await given.graduate(home, { name: '尹真' });
    await given.outcome(left, { kind: 'notSeeking' });
    const scope = { unitId: xiayang, ownOnly: false };
    expect(await listLeftOver(db, frame2026(), scope, '01A', ['01D', '01E'])).toMatchObject([
      { personId: left, name: '尹真', record: '2026 届 上海商贸职业学院' },
    ]);
  });

  test('who was placed here but needs help in another unit’s report is named', async () => {
    const { given, db, xiayang, yingpu, district } = bench;
    const person = await given.graduate(await given.household(yingpu), { name: '陶然' });
    await given.placement(person, xiayang, '2026-05-04');
    const named = async (unitId: string) =>
      (await listLeftOver(db, frame2026(), { unitId, ownOnly: false }, '08A', ['01E'])).map(
        (each) => each.name,
      );
    expect(await named(xiayang)).toEqual(['陶然']);
    expect(await named(district)).toEqual([]);
  });
});
