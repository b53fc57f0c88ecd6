import type { Taken } from '@sunshine/contract/positions/matching/facts.ts';
import { type Pool, poolOf, reachableIn, scorer } from '@sunshine/contract/positions/matching/pool.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import { fitsFrom, worthSaying } from '@sunshine/contract/positions/matching/weights.ts';
import { occupations } from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { findOpenings } from '@sunshine/db/queries/positions/matching/openings.ts';
import { seekersInNeed } from '@sunshine/db/queries/positions/matching/people.ts';
import type { SeekerRow, SeekerSince } from '@sunshine/db/queries/positions/matching/seekers.ts';
import { takenByMajors } from '@sunshine/db/queries/positions/matching/taken.ts';
import { inTurns } from './in-turns.ts';
import { type Candidate, candidateOf, spellingsOf, takenLike } from './look-for.ts';

/** How somebody who waits for help stands among what is published now. */
export interface Standing {
  row: SeekerSince;
  taken: Taken;
  /** Positions that fit now. */
  fits: number;
  /** 0 when nothing is worth naming. */
  bestScore: number;
}

export interface Waiting {
  pool: Pool<Candidate>;
  /** Everybody of the scope who waits, whom most is possible for first. */
  standings: Standing[];
}

/** Everybody of the scope with an open need, ranked by what is possible now, in three statements. */
export async function rankWaiting(db: Queryable, scope: readonly string[], today: string): Promise<Waiting> {
  const [rows, found] = await Promise.all([seekersInNeed(db, scope), openingsOfToday(db, today)]);
  const taken = await takenByMajors(db, spellingsOf(rows.map(({ seeker }) => seeker)), null);
  const pool = poolOf(found.map(candidateOf), today);
  const standings = await inTurns(rows, (row) => standingOf(row, pool, takenLike(row.seeker, taken)));
  return { pool, standings: standings.sort(mostPossibleFirst) };
}

function openingsOfToday(db: Queryable, today: string) {
  return findOpenings(db, {
    occupations: keysOf(occupations),
    towns: towns.map(({ code }) => code),
    words: null,
    payFloor: null,
    excluded: { positions: [], companies: [] },
    today,
    each: { occupation: 60, town: 6, words: 0 },
  });
}

function standingOf(row: SeekerSince, pool: Pool<Candidate>, taken: Taken): Standing {
  const seeker = readySeeker(row.seeker);
  const score = scorer(seeker, pool, taken);
  const ruledOut = ruledOutBy(row);
  let fits = 0;
  let best = 0;
  for (const each of reachableIn(pool, seeker)) {
    if (ruledOut(each.opening)) continue;
    const found = score(each);
    if (found.hidden) continue;
    if (found.score >= fitsFrom) fits += 1;
    best = Math.max(best, found.score);
  }
  return { row, taken, fits, bestScore: best >= worthSaying ? best : 0 };
}

/** What somebody has applied for, and companies they keep their résumé from. */
export function ruledOutBy({ appliedTo, blocked }: SeekerRow): (opening: Candidate) => boolean {
  const [positions, companies] = [new Set(appliedTo), new Set(blocked)];
  return ({ id, companyId }) => positions.has(id) || companies.has(companyId);
}

/** Whom something fits comes first, by the best score and how many fit; then who has waited longest. */
function mostPossibleFirst(a: Standing, b: Standing): number {
  return (
    Number(b.fits > 0) - Number(a.fits > 0) ||
    b.bestScore - a.bestScore ||
    b.fits - a.fits ||
    a.row.since.localeCompare(b.row.since) ||
    (a.row.personId < b.row.personId ? -1 : 1)
  );
}
