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
