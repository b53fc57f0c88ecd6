/** A lexeme quoted for the text form of tsvector and tsquery: whatever was typed stays one word. */
export function lexeme(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

export type Weight = 'A' | 'B' | 'C' | 'D';
const mostPositions = 16_000;

/** Text of a tsvector: words in their order, weighed; a word met twice keeps its better weight and place. */
export function tsvectorOf(groups: readonly (readonly [Weight, readonly string[]])[]): string {
  const places = new Map<string, string>();
  let place = 0;
  for (const [weight, words] of groups) {
    for (const word of words) {
      if (place < mostPositions) place += 1;
      if (!places.has(word)) places.set(word, `${lexeme(word)}:${place}${weight === 'D' ? '' : weight}`);
    }
  }
  return [...places.values()].join(' ');
}

/** Text of a tsvector that is only asked, not ranked: no places, a third smaller. */
export function plainTsvectorOf(words: readonly string[]): string {
  return [...new Set(words)].map(lexeme).join(' ');
}

/** Joins parts of a tsquery; empty parts fall away, no part gives null. */
export function all(parts: (string | null)[]): string | null {
  return joined(parts, ' & ');
}

export function any(parts: (string | null)[]): string | null {
  return joined(parts, ' | ');
}

function joined(parts: (string | null)[], operator: string): string | null {
  const kept = [...new Set(parts.filter((part) => part !== null))];
  if (kept.length === 0) return null;
  return kept.length === 1 ? (kept[0] ?? null) : `(${kept.join(operator)})`;
}
