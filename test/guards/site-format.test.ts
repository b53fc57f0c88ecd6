import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { markedParts } from '../../web/src/lib/components/marked-parts.ts';
import { pageNumbers } from '../../web/src/lib/components/page-numbers.ts';
import {
  dateParts,
  dayOf,
  daysBetween,
  dayWithWeekday,
  fullDay,
  moment,
  monthDay,
  relativeDay,
  timeOf,
  today,
} from '../../web/src/lib/format/date.ts';
import { count, percent, tenThousandYuan, yuan } from '../../web/src/lib/format/number.ts';
import { payMain, payRest, payText } from '../../web/src/lib/format/pay.ts';
import { dueText, lastContact, waitingDay, waitingText } from '../../web/src/lib/format/waiting.ts';
import { changed, safeNext, withQuery } from '../../web/src/lib/url.ts';

/** Sunday 22 November 2026, half past seven in the morning in Shanghai: still Saturday in London. */
const now = new Date('2026-11-21T23:30:00Z');

describe('a day is a day in Shanghai', () => {
  test('whatever day it is elsewhere', () => {
    expect(today(now)).toBe('2026-11-22');
    expect(dayOf('2026-12-31T16:00:00Z')).toBe('2027-01-01');
    expect(dayOf('2026-12-31T15:59:59Z')).toBe('2026-12-31');
    expect(dayOf('2026-12-31')).toBe('2026-12-31');
  });

  test('and days are counted by the calendar, over the end of February and of the year', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2);
    expect(daysBetween('2026-11-21T15:59:00Z', '2026-11-21T16:01:00Z')).toBe(1);
  });

  test('another year is named, this year is not', () => {
    expect(monthDay('2026-08-05', now)).toBe('8月5日');
    expect(monthDay('2025-08-05', now)).toBe('2025年8月5日');
    expect(fullDay('2026-08-05')).toBe('2026年8月5日');
    expect(dayWithWeekday('2026-08-05', now)).toBe('8月5日 周三');
    expect(dateParts('2026-08-22')).toEqual({ month: 8, date: '22', weekday: '周六' });
  });

  test('what is near is told by its distance, up to a week', () => {
    const told = (day: string): string => relativeDay(day, now);
    expect(told('2026-11-22')).toBe('今天');
    expect(told('2026-11-21')).toBe('昨天');
    expect(told('2026-11-23')).toBe('明天');
    expect(told('2026-11-20')).toBe('2 天前');
    expect(told('2026-11-15')).toBe('7 天前');
    expect(told('2026-11-14')).toBe('11月14日');
    expect(told('2026-11-29')).toBe('7 天后');
    expect(told('2026-11-30')).toBe('11月30日');
  });

  test('an hour is an hour of Shanghai, and midnight is 00', () => {
    expect(timeOf('2026-08-05T06:30:00Z')).toBe('14:30');
    expect(timeOf('2026-08-04T16:00:00Z')).toBe('00:00');
    expect(moment('2026-11-22T06:30:00Z', now)).toBe('今天 14:30');
    expect(moment('2026-08-05T06:30:00Z', now)).toBe('8月5日 14:30');
  });
});

describe('advertised pay', () => {
  const month = { payUnit: 'month', payMonths: 12 } as const;
  test('by the month is told in thousands, a thirteenth month behind it', () => {
    expect(payText({ payMin: 6000, payMax: 8000, ...month, payMonths: 13 })).toBe('6–8K·13薪');
    expect(payText({ payMin: 3750, payMax: 4500, ...month })).toBe('3.8–4.5K');
    expect(payText({ payMin: 10_000, payMax: 10_000, ...month })).toBe('10K');
  });

  test('by the day is told in yuan', () => {
    const day = { payMin: 150, payMax: 200, payUnit: 'day', payMonths: 13 } as const;
    expect([payMain(day), payRest(day)]).toEqual(['150–200', '元/天']);
    expect(payMain({ ...day, payMax: 150 })).toBe('150');
  });

  test('months that nobody stated are not told', () => {
    expect(payRest({ payMin: 1, payMax: 2, payUnit: 'month', payMonths: null })).toBe('');
    expect(payRest({ payMin: 1, payMax: 2, payUnit: 'month' })).toBe('');
  });
});

describe('figures', () => {
  test('are grouped, a share has one decimal, and nothing of nothing is a dash', () => {
    expect(count(1286)).toBe('1,286');
    expect(percent(157, 221)).toBe('71.0%');
    expect(percent(0, 5)).toBe('0.0%');
    expect(percent(0, 0)).toBe('—');
  });

  test('money is told in yuan out of fen, and in 万元 as the form prints it', () => {
    expect(yuan(186_000)).toBe('1,860 元');
    expect(yuan(186_050)).toBe('1,860.5 元');
    expect(tenThousandYuan(50_000)).toBe('5.00');
    expect(tenThousandYuan(123_456)).toBe('12.35');
  });
});

describe('waiting', () => {
  test('begins with day 1 and never before', () => {
    expect(waitingDay('2026-11-22', now)).toBe(1);
    expect(waitingText('2026-11-18', now)).toBe('第 5 天');
    expect(waitingText(new Date('2026-11-17T16:30:00Z'), now)).toBe('第 5 天');
    expect(waitingDay('2026-11-30', now)).toBe(1);
  });

  test('a contact is told by its age, a silence of over two weeks as one', () => {
    const told = (day: string | null): string => lastContact(day, now);
    expect(told(null)).toBe('还没联系过');
    expect(told('2026-11-22')).toBe('今天联系');
    expect(told('2026-11-21')).toBe('昨天联系');
    expect(told('2026-11-08')).toBe('14 天前联系');
    expect(told('2026-11-07')).toBe('15 天没联系');
  });

  test('a deadline is ahead, today or past', () => {
    expect(dueText('2026-12-05', now)).toBe('还有 13 天');
    expect(dueText('2026-11-22', now)).toBe('今天到期');
    expect(dueText('2026-11-20', now)).toBe('过了 2 天');
  });
});

describe('marks of a search', () => {
  test('cut the text where the words stand', () => {
    expect(
      markedParts('成本会计', [
        [2, 4],
        [0, 1],
      ]),
    ).toEqual([
      { text: '成', hit: true },
      { text: '本', hit: false },
      { text: '会计', hit: true },
    ]);
  });

  test('may overlap, be empty or lie outside: no letter is lost or doubled', () => {
    const marks = [
      [1, 3],
      [2, 9],
      [5, 5],
      [12, 15],
      [-2, 1],
    ] as const;
    const parts = markedParts('仓储管理员', marks);
    expect(parts.map(({ text }) => text).join('')).toBe('仓储管理员');
    expect(parts.every(({ hit }) => hit)).toBe(true);
    expect(markedParts('仓储', [])).toEqual([{ text: '仓储', hit: false }]);
    expect(markedParts('', [[0, 2]])).toEqual([]);
  });
});

test('pages are linked at both ends and around the current one; a gap never stands for a single page', () => {
  expect(pageNumbers(1, 1)).toEqual([1]);
  expect(pageNumbers(1, 3)).toEqual([1, 2, 3]);
  expect(pageNumbers(1, 9)).toEqual([1, 2, null, 9]);
  expect(pageNumbers(4, 9)).toEqual([1, 2, 3, 4, 5, null, 9]);
  expect(pageNumbers(5, 9)).toEqual([1, null, 4, 5, 6, null, 9]);
  expect(pageNumbers(9, 9)).toEqual([1, null, 8, 9]);
});

describe('addresses', () => {
  test('leave out what is not set and repeat the key of a list', () => {
    const query = { q: '会计', kind: ['internship', 'traineeship'], town: '', page: null, own: false };
    expect(withQuery('/positions', query)).toBe(
      '/positions?q=%E4%BC%9A%E8%AE%A1&kind=internship&kind=traineeship',
    );
    expect(withQuery('/positions')).toBe('/positions');
  });

  test('keep what stands there when one thing changes', () => {
    const here = new URL('http://localhost/positions?q=a&page=3');
    expect(changed(here, { page: 4 })).toBe('/positions?q=a&page=4');
    expect(changed(here, { page: null, q: null })).toBe('/positions');
  });

  test.each([
    '/union/form?year=2026',
    '/me',
    '/positions/1#apply',
    '/',
  ])('after signing in one goes back to %s', (next) => expect(safeNext(next, '/home')).toBe(next));

  test.each([
    null,
    undefined,
    '',
    'positions',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '/\n/elsewhere.example/',
    '/\r\n/elsewhere.example/',
    '\t//elsewhere.example/',
    'javascript:alert(1)',
    '/.//elsewhere.example/',
    '/a/..//elsewhere.example/',
  ])('and never to %j, which browsers read as another site or nothing', (next) => {
    expect(safeNext(next, '/home')).toBe('/home');
  });
});

describe('what works with script only', () => {
  const routes = fileURLToPath(new URL('../../web/src', import.meta.url));
  const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.svelte'),
  );
  /** Shown only once script has scanned, counted or lost the network: there is nothing to press before. */
  const openedByScript = [
    'lib/components/door/camera-view.svelte',
    // Shown once the device's queue is known, which only script can say.
    'lib/components/door/queued-line.svelte',
    'routes/(door)/union/fairs/[id]/door/+page.svelte',
    'routes/(company)/company/fairs/[id]/booth/+page.svelte',
  ];

  test('is a ScriptButton, which cannot be pressed before the script is there', () => {
    expect(pages.length).toBeGreaterThan(200);
    const bare = pages.filter((file) => /type="button"/.test(readFileSync(join(routes, file), 'utf8')));
    expect(bare.toSorted()).toEqual([...openedByScript, 'lib/components/script-button.svelte'].toSorted());
    expect(pages.some((file) => readFileSync(join(routes, file), 'utf8').includes('<ScriptButton'))).toBe(
      true,
    );
  });
});
