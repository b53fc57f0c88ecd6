import type { Around } from './facts.ts';
import { type Fit, fitOf, type ReadyOpening } from './fit.ts';
import type { ReadySeeker } from './seeker.ts';
import { shown } from './weights.ts';

export interface Ranked {
  opening: ReadyOpening;
  fit: Fit;
}

/** The best positions for one person, best first; of one company a few at most, so that a list is a choice. */
export function rankOpenings(
  seeker: ReadySeeker,
  openings: readonly ReadyOpening[],
  around: Around,
  limit: { positions: number; perCompany: number } = shown,
): Ranked[] {
  const ordered = openings
    .map((opening) => ({ opening, fit: fitOf(seeker, opening, around) }))
    .filter(({ fit }) => !fit.hidden)
    .sort(betterFirst);
  const ofCompany = new Map<string, number>();
  const best: Ranked[] = [];
  for (const each of ordered) {
    const count = (ofCompany.get(each.opening.companyId) ?? 0) + 1;
    if (count > limit.perCompany) continue;
    ofCompany.set(each.opening.companyId, count);
    best.push(each);
    if (best.length === limit.positions) break;
  }
  return best;
}

/** By score, then the newer posting, then by id, so that the order is the same at every look. */
export function betterFirst(a: Ranked, b: Ranked): number {
  return (
    b.fit.score - a.fit.score ||
    b.opening.publishedOn.localeCompare(a.opening.publishedOn) ||
    (a.opening.id < b.opening.id ? -1 : 1)
  );
}
