const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });

/** `1,286`. */
export function count(value: number): string {
  return grouped.format(value);
}

/** `71.0%` of a share between 0 and 1; a dash where there is nothing to divide by. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}

/** Fen as yuan: `1,860.00 元`, without cents when there are none. */
export function yuan(fen: number): string {
  return `${grouped.format(fen / 100)} 元`;
}

/** Yuan as 万元 with two decimals, as the form prints money. */
export function tenThousandYuan(value: number): string {
  return (value / 10_000).toFixed(2);
}

/** Bytes of a file: `340 KB`, `1.2 MB`; never less than 1 KB. */
export function fileSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
