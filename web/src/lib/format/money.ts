import { tenThousandYuanText, yuanText } from '@sunshine/contract/reports/amounts.ts';

/** Whole fen as text in yuan, exact and grouped, for where the unit stands apart: `1,200`, `1,200.50`. */
export function yuanFigure(fen: string): string {
  const [whole = '0', part] = yuanText(BigInt(fen)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part ? `${grouped}.${part.padEnd(2, '0')}` : grouped;
}

/** `1,200 元`, `1,200.50 元`. */
export function inYuan(fen: string): string {
  return `${yuanFigure(fen)} 元`;
}

/** Whole fen as text in 万元, exact: `5.00001 万元`. */
export function inTenThousand(fen: string): string {
  return `${tenThousandYuanText(BigInt(fen))} 万元`;
}
