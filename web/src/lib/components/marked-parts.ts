/** First and last-plus-one offset of a place to mark, in UTF-16 units, as the search answers them. */
export type Mark = readonly [number, number];

export interface MarkedPart {
  text: string;
  hit: boolean;
}

/** Cuts a text at its marks; overlapping and misplaced ones do no harm. */
export function markedParts(text: string, marks: readonly Mark[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(at, from);
    const end = Math.min(text.length, to);
    if (end <= start) continue;
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false });
  return parts;
}
