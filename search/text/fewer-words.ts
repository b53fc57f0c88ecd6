import { readQuery } from './query.ts';

/**
 * What was typed with one word less; null for what has none to spare. Of several stretches the last is left out; within one
 * stretch the first word is, since in Chinese the thing itself stands last: 高级成本会计 → 成本会计 → 会计.
 */
export function fewerWords(typed: string): string | null {
  const runs = readQuery(typed);
  if (runs.length > 1) {
    return runs
      .slice(0, -1)
      .map(({ text }) => text)
      .join(' ');
  }
  const [run] = runs;
  if (!run || run.kind !== 'han') return null;
  const words = run.words.length > 1 ? run.words.map(({ text }) => text) : (run.words[0]?.parts ?? []);
  const rest = run.words.length > 1 ? words.slice(1).join('') : (words.at(-1) ?? '');
  return rest.length >= 2 && rest.length < run.text.length ? rest : null;
}
