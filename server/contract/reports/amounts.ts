import type { CellUnit } from './vocabulary.ts';

/** Whole fen as exact decimal text in yuan: 120000n → `1200`, 150n → `1.5`. */
export function yuanText(fen: bigint): string {
  return decimalText(fen, 2);
}

/** Whole fen as exact decimal text in 万元, up to six decimals: 1200000n → `1.2`. */
export function tenThousandYuanText(fen: bigint): string {
  return decimalText(fen, 6);
}

function decimalText(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const part = digits.slice(-decimals).replace(/0+$/, '');
  return part === '' ? `${sign}${whole}` : `${sign}${whole}.${part}`;
}

/** Yuan as typed (`1,200.50`, full width too) to whole fen; null when it is no amount above zero. */
export function parseYuan(typed: string): bigint | null {
  const text = typed.normalize('NFKC').replaceAll(/[,\s元]/g, '');
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const fen = BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
  return fen > 0n ? fen : null;
}

/** What a blank of a form may be typed as, by the unit it is printed in. */
const decimalsOf: Readonly<Record<CellUnit, number>> = {
  persons: 0,
  personTimes: 0,
  events: 0,
  openings: 0,
  yuan: 2,
  tenThousandYuan: 6,
};

/** A figure as printed (`1,286人`, `1.2`, full width too) to a count or whole fen; null when it is none. */
export function parseFigure(typed: string, unit: CellUnit): bigint | null {
  const text = typed.normalize('NFKC').replaceAll(/[,\s]|万?元|人次?|场|个/g, '');
  const decimals = decimalsOf[unit];
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) return null;
  const part = (match[2] ?? '').replace(/0+$/, '');
  if (part.length > decimals) return null;
  return BigInt(match[1] ?? '0') * 10n ** BigInt(decimals) + BigInt(part.padEnd(decimals, '0') || '0');
}
