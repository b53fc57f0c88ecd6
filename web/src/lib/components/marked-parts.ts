export interface MarkedPart {
  text: string;
  hit: boolean;
}

/** Cuts a text at the words that were searched for; longer words win over their parts. */
export function markedParts(text: string, words: readonly string[]): MarkedPart[] {
  const wanted = [...new Set(words)].filter(Boolean).sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text, hit: false }];
  const pattern = new RegExp(`(${wanted.map(literal).join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((part, i) => ({ text: part, hit: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
