/** Letters and characters to insert, drop, change or swap to make one list the other. */
export function distance(a: readonly string[], b: readonly string[]): number {
  const width = b.length + 1;
  let older: number[] = [];
  let last = Array.from({ length: width }, (_, index) => index);
  for (const [i, left] of a.entries()) {
    const row = [i + 1];
    for (const [j, right] of b.entries()) {
      const swapped = i > 0 && j > 0 && left === b[j - 1] && a[i - 1] === right;
      row.push(
        Math.min(
          (last[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (last[j] ?? 0) + (left === right ? 0 : 1),
          swapped ? (older[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    older = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

export interface Term {
  term: string;
  sound: string;
}

/** As far as this from what was typed, and no further from the best than that. */
const farthest = 0.5;
const behindBest = 0.15;

/** The terms nearest to what was typed, by look and by sound, best first; none when all are far off. */
export function nearest(typed: Term & { kind: 'han' | 'latin' }, candidates: Term[], most: number): string[] {
  const near = candidates
    .map((candidate) => ({ term: candidate.term, cost: costOf(typed, candidate) }))
    .filter(({ cost }) => cost <= farthest)
    .toSorted((a, b) => a.cost - b.cost);
  const best = near[0]?.cost ?? 0;
  // What is in use as it stands needs no company.
  return near
    .filter(({ cost }) => cost <= best + (best === 0 ? 0 : behindBest))
    .slice(0, most)
    .map(({ term }) => term);
}

/** 0: the same; 1: nothing in common. Chinese by look and sound alike, letters by either. */
function costOf(typed: Term & { kind: 'han' | 'latin' }, candidate: Term): number {
  const look = share(typed.term, candidate.term);
  // 计会 for 会计: what is only turned round sounds otherwise as a whole.
  if (typed.kind === 'han' && sameCharacters(typed.term, candidate.term)) return look / 2;
  const heard = share(typed.sound, candidate.sound);
  return typed.kind === 'han' ? (look + heard) / 2 : Math.min(look, heard);
}

function sameCharacters(a: string, b: string): boolean {
  return [...a].toSorted().join('') === [...b].toSorted().join('');
}

function share(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  return distance(left, right) / Math.max(left.length, right.length, 1);
}
