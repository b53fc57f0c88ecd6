import { type Fit, fitOf } from '@sunshine/contract/positions/matching/fit.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { consentingSeekers } from '@sunshine/db/queries/positions/matching/people.ts';
import type { SeekerRow } from '@sunshine/db/queries/positions/matching/seekers.ts';
import { takenByMajors } from '@sunshine/db/queries/positions/matching/taken.ts';
import { inTurns } from './in-turns.ts';
import { type Candidate, spellingsOf, takenLike } from './look-for.ts';

export interface BestCandidates {
  best: { personId: string; fit: Fit }[];
  /** People of the scope who agreed, among whom these are the best. */
  consenting: number;
}

/** The best for a position among all of the scope who agreed, in two statements; words are made for the best alone. */
export async function bestCandidates(
  db: Queryable,
  scope: readonly string[],
  { opening, today, most }: { opening: Candidate; today: string; most: number },
): Promise<BestCandidates> {
  const about = { positionId: opening.id, companyId: opening.companyId, today };
  const seekers = await consentingSeekers(db, scope, about);
  const taken = await takenByMajors(db, spellingsOf(seekers.map(({ seeker }) => seeker)), null);
  const fitWith = ({ seeker }: SeekerRow): Fit =>
    fitOf(readySeeker(seeker), opening, { today, taken: takenLike(seeker, taken) });
  const scores = await inTurns(seekers, (row) => {
    const { score, hidden } = fitWith(row);
    return { row, score, hidden };
  });
  const best = scores
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => b.score - a.score || (a.row.personId < b.row.personId ? -1 : 1))
    .slice(0, most);
  return {
    best: best.map(({ row }) => ({ personId: row.personId, fit: fitWith(row) })),
    consenting: seekers.length,
  };
}
