import type { Database } from '@sunshine/db/connect.ts';
import { similarTerms } from '@sunshine/db/queries/positions/search-index.ts';
import { nearest } from './text/correct.ts';
import { sound } from './text/pinyin.ts';
import type { QueryRun } from './text/query.ts';

const mostAlternatives = 2;

/** For each stretch typed the terms in use nearest to it, best first; null when one has none near. */
export async function alternativesOf(db: Database, runs: QueryRun[]): Promise<string[][] | null> {
  const alternatives = await Promise.all(runs.map((run) => alternativesOfRun(db, run)));
  return alternatives.every((terms) => terms.length > 0) ? alternatives : null;
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
