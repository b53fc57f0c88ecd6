import type { Database } from '@sunshine/db/connect.ts';
import { similarTerms } from '@sunshine/db/queries/positions/search-index.ts';
import { nearest } from './text/correct.ts';
import { sound } from './text/pinyin.ts';
import { isPairOnly, type QueryRun } from './text/query.ts';

const mostAlternatives = 2;

/** For each stretch typed the terms in use nearest to it, best first; null when one has none near. */
export async function alternativesOf(db: Database, runs: QueryRun[]): Promise<string[][] | null> {
  const alternatives = await Promise.all(runs.map((run) => alternativesOfRun(db, run)));
  return alternatives.every((terms) => terms.length > 0) ? alternatives : null;
}

/**
 * The same request with two characters turned round where that makes a term in use: 计会 → 会计. Null where it makes none;
 * only asked when the two stand nowhere side by side.
 */
export async function turnedRound(db: Database, runs: QueryRun[]): Promise<string | null> {
  const words = await Promise.all(
    runs.map(async (run) => {
      if (!isPairOnly(run)) return run.text;
      const turned = [...run.text].toReversed().join('');
      return (await alternativesOfRun(db, run)).includes(turned) ? turned : null;
    }),
  );
  return words.includes(null) ? null : words.join(' ');
}

async function alternativesOfRun(db: Database, run: QueryRun): Promise<string[]> {
  const typed = { term: run.text, sound: sound(run.text), kind: run.kind };
  const characters = [...new Set(run.text)];
  return nearest(
    typed,
    await similarTerms(db, { sound: typed.sound, swapped: swapped(typed.sound), characters }),
    mostAlternatives,
  );
}

/** `kauiji` → akuiji, kuaiji, kaiuji …: two letters swapped leave too little alike for a search by likeness. */
function swapped(letters: string): string[] {
  return [...letters]
    .slice(1)
    .map((letter, at) => letters.slice(0, at) + letter + letters.charAt(at) + letters.slice(at + 2));
}
