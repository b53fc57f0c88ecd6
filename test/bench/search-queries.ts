import type { PositionQuery } from '@sunshine/search/engine.ts';
import { sound, suffixInitials } from '@sunshine/search/text/pinyin.ts';
import { fields, places, trades } from './search-positions-data.ts';

const towns = ['310118001', '310118002', '310118106', '310118110'];

/** 200 searches in fixed proportions: words, two words, beginnings, sounds, initials, companies, none. */
export function benchQueries(today: string): PositionQuery[] {
  return Array.from({ length: 200 }, (_, n) => ({
    words: wordsOf(n),
    kinds: n % 4 === 1 ? ['fullTime'] : [],
    towns: n % 3 === 1 ? [at(towns, n)] : n % 6 === 2 ? [at(towns, n), at(towns, n + 1)] : [],
    education: n % 5 === 2 ? 'bachelor' : null,
    salaryMin: n % 7 === 3 ? 8000 : null,
    occupations: n % 11 === 4 ? ['finance', 'software'] : [],
    sort: n % 8 === 5 ? 'date' : n % 16 === 7 ? 'salary' : 'relevance',
    page: n % 10 === 9 ? 3 : 1,
    pageSize: 20,
    today,
  }));
}

function wordsOf(n: number): string {
  const field = at(fields, n * 7);
  const trade = at(trades, n * 3);
  switch (n % 10) {
    case 0:
      return trade;
    case 1:
      return field;
    case 2:
    case 3:
      return field + trade;
    case 4:
      return `${trade} ${field}`;
    case 5:
      return `${field}${trade.slice(0, 1)}`;
    case 6:
      return sound(trade);
    case 7:
      return suffixInitials(field + trade)[0] ?? '';
    case 8:
      return `${at(places, n)} ${trade}`;
    default:
      return n % 20 === 9 ? '' : field;
  }
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
