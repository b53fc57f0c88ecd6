import { majorOf, plainMajor } from '@sunshine/contract/positions/majors.ts';
import { certificatesAsked } from '@sunshine/contract/positions/matching/certificates.ts';
import { nobodyYet, type Seeker, type Taken } from '@sunshine/contract/positions/matching/facts.ts';
import { type ReadyOpening, readyOpening } from '@sunshine/contract/positions/matching/fit.ts';
import { tradesOf } from '@sunshine/contract/positions/matching/pool.ts';
import { type ReadySeeker, readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import { measures } from '@sunshine/contract/positions/matching/weights.ts';
import { occupations } from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { isTown } from '@sunshine/contract/unions/divisions.ts';
import { placesByDistance } from '@sunshine/contract/unions/town-centres.ts';
import type { OpeningRow, OpeningsWanted } from '@sunshine/db/queries/positions/matching/openings.ts';
import type { SeekerRow } from '@sunshine/db/queries/positions/matching/seekers.ts';
import type { Spellings } from '@sunshine/db/queries/positions/matching/taken.ts';
import { matchOf } from '@sunshine/search/postgres/match.ts';
import { any } from '@sunshine/search/postgres/tsearch.ts';
import { readQuery } from '@sunshine/search/text/query.ts';

/** A position that is compared, with what its card shows. */
export type Candidate = ReadyOpening & OpeningRow;

export function candidateOf(row: OpeningRow): Candidate {
  return { ...row, ...readyOpening({ ...row, asks: certificatesAsked(row.conditions) }) };
}

/** Towns looked through for one person beside what is new anywhere. */
const mostTowns = 6;

/** What is looked for on behalf of one person: trades wished and studied for, near where they would work. */
export function wantedBy({ seeker, appliedTo, blocked }: SeekerRow, today: string): OpeningsWanted {
  const ready = readySeeker(seeker);
  const trades = tradesOf(ready);
  return {
    occupations: trades.size > 0 ? [...trades] : keysOf(occupations),
    towns: townsOf(ready),
    words: any(seeker.wishes.map((wish) => matchOf(readQuery(wish)))),
    payFloor: ready.payFloor,
    excluded: {
      positions: [...appliedTo, ...ready.refusedPositions],
      companies: [...blocked, ...ready.refusedCompanies],
    },
    today,
    each:
      trades.size > 0 ? { occupation: 120, town: 25, words: 100 } : { occupation: 15, town: 5, words: 100 },
  };
}

function townsOf(seeker: ReadySeeker): string[] {
  if (seeker.towns.length > 0) return seeker.towns.slice(0, mostTowns);
  return seeker.homeTown ? nearTowns(seeker.homeTown, seeker.reachKm ?? measures.reachKm) : [];
}

/** Streets and towns within reach, nearest first, the home town among them. */
export function nearTowns(homeTown: string, reachKm: number): string[] {
  return placesByDistance(homeTown)
    .filter(({ code, kilometres }) => isTown(code) && kilometres <= reachKm)
    .slice(0, mostTowns)
    .map(({ code }) => code);
}

/** Name under which a major is counted, however it is spelled. */
function majorName(major: string): string {
  return majorOf(major)?.name ?? plainMajor(major);
}

/** What people of the same major took; nobody of a major that is not known. */
export function takenLike({ study }: Seeker, taken: ReadonlyMap<string, Taken>): Taken {
  return (study && taken.get(majorName(study.major))) || nobodyYet;
}

/** Every spelling of these majors that records may hold. */
export function spellingsOf(seekers: readonly Seeker[]): Spellings {
  const spellings = new Map<string, string>();
  for (const { study } of seekers) {
    if (!study) continue;
    const name = majorName(study.major);
    const known = majorOf(study.major);
    for (const each of [study.major, name, ...(known?.alsoCalled ?? [])]) {
      for (const spelling of [each, `${each}专业`]) spellings.set(spelling, name);
    }
  }
  return [...spellings];
}
