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
