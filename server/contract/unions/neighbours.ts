import type { TownCode } from './divisions.ts';

/** Streets and towns of 青浦区 that border on each other, each pair once. */
const borders: readonly (readonly [TownCode, TownCode])[] = [
  ['310118001', '310118002'],
  ['310118001', '310118003'],
  ['310118001', '310118102'],
  ['310118001', '310118103'],
  ['310118001', '310118105'],
  ['310118001', '310118109'],
  ['310118002', '310118003'],
  ['310118002', '310118102'],
  ['310118003', '310118102'],
  ['310118003', '310118109'],
  ['310118003', '310118110'],
  ['310118102', '310118103'],
  ['310118102', '310118104'],
  ['310118103', '310118104'],
  ['310118105', '310118106'],
  ['310118105', '310118107'],
  ['310118105', '310118109'],
  ['310118106', '310118107'],
  ['310118107', '310118109'],
  ['310118107', '310118110'],
  ['310118109', '310118110'],
];

/** These towns and those that border on one of them, in the order of the district's table. */
export function withNeighbours(codes: readonly string[]): string[] {
  const wanted = new Set(codes);
  for (const [one, other] of borders) {
    if (codes.includes(one)) wanted.add(other);
    if (codes.includes(other)) wanted.add(one);
  }
  return [...wanted].sort();
}
