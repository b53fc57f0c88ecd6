import type { FoundCounts } from '@sunshine/db/queries/positions/search.ts';
import { KeptCounts } from '@sunshine/search/postgres/kept-counts.ts';
import { expect, test } from 'vitest';

const counts = (totalWithoutFilters: number): FoundCounts => ({
  total: totalWithoutFilters,
  totalWithoutFilters,
  kind: null,
  town: null,
  education: null,
  pay: null,
  occupation: null,
  nature: null,
  posted: null,
  open: null,
  within: null,
});

test('counts over many positions are kept for five seconds, over few not at all', () => {
  let now = 0;
  const kept = new KeptCounts(() => now);
  kept.keep('few', counts(19_999));
  kept.keep('many', counts(20_000));
  expect(kept.get('few')).toBeNull();
  expect(kept.get('many')).toEqual(counts(20_000));
  now = 4_999;
  expect(kept.get('many')).toEqual(counts(20_000));
  now = 5_000;
  expect(kept.get('many')).toBeNull();
});

test('however many filters are tried, only some hundred counts are held', () => {
  const kept = new KeptCounts(() => 0);
  for (let n = 0; n < 1000; n += 1) kept.keep(`${n}`, counts(50_000));
  const held = Array.from({ length: 1000 }, (_, n) => kept.get(`${n}`)).filter((each) => each !== null);
  expect(held.length).toBeLessThanOrEqual(200);
  expect(held.length).toBeGreaterThan(0);
});
