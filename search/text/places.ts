import divisions from '@sunshine/contract/unions/shanghai-divisions.json' with { type: 'json' };

const names = new Map(divisions.streets.map(({ code, name }) => [code, name]));

/** 310118001 → 夏阳街道; empty for a code outside Shanghai. */
export function townName(code: string): string {
  return names.get(code) ?? '';
}

/** Nine-digit codes of every street and town of Shanghai. */
export function townCodes(): string[] {
  return [...names.keys()];
}
