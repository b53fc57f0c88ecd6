import type { Occupation } from '../vocabulary.ts';
import type { Taken } from './facts.ts';
import { type PartWeight, partWeight, type ReadyOpening, type Weighed, weigh } from './fit.ts';
import { kindPart } from './kind-part.ts';
import { freshPart, takenPart } from './market-parts.ts';
import { majorPart, occupationPart } from './occupation-part.ts';
import type { PartFinding } from './part.ts';
import { payPart } from './pay-part.ts';
import { placePart } from './place-part.ts';
import { qualificationPart } from './qualification-part.ts';
import type { ReadySeeker } from './seeker.ts';
import type { FitPartKey } from './weights.ts';

/** A position among many, with the number of each thing a part turns on: its town, what it asks, its kind. */
interface Pooled<Each extends ReadyOpening> {
  opening: Each;
  major: number;
  qualification: number;
  place: number;
  pay: number;
  kind: number;
  taken: number;
  fresh: PartWeight;
}

/** Positions that thousands of people are compared with: everything that follows from them alone is worked out once. */
export interface Pool<Each extends ReadyOpening> {
  today: string;
  all: readonly Pooled<Each>[];
  byOccupation: ReadonlyMap<Occupation, readonly Pooled<Each>[]>;
}

export function poolOf<Each extends ReadyOpening>(openings: readonly Each[], today: string): Pool<Each> {
  const [major, qualification, place] = [numbers(), numbers(), numbers()];
  const [pay, kind, taken] = [numbers(), numbers(), numbers()];
  const all = openings.map((opening) => ({
    opening,
    major: major(JSON.stringify([opening.occupation, opening.majors])),
    qualification: qualification(JSON.stringify([opening.education, opening.asks])),
    place: place(opening.town),
    pay: pay(`${opening.monthlyMin} ${opening.monthlyMax}`),
    kind: kind(`${opening.kind} ${opening.openToCurrentYear}`),
    taken: taken(opening.occupation),
    fresh: partWeight('fresh', freshPart(opening, today)),
  }));
  return { today, all, byOccupation: Map.groupBy(all, ({ opening }) => opening.occupation) };
}

/** Numbers texts in the order in which they are first seen. */
function numbers(): (text: string) => number {
  const seen = new Map<string, number>();
  return (text) => {
    const known = seen.get(text) ?? seen.size;
    seen.set(text, known);
    return known;
  };
}

/**
 * Scores of one person over a pool: the same as `fitOf` says, part by part, but a part is worked out once for all
 * positions that are alike in what it turns on.
 */
export function scorer<Each extends ReadyOpening>(
  seeker: ReadySeeker,
  pool: Pool<Each>,
  taken: Taken,
): (each: Pooled<Each>) => Weighed {
  const major = once('major', (opening) => majorPart(seeker, opening));
  const qualification = once('qualification', (opening) => qualificationPart(seeker, opening));
  const place = once('place', (opening) => placePart(seeker, opening));
  const pay = once('pay', (opening) => payPart(seeker, opening));
  const kind = once('kind', (opening) => kindPart(seeker, opening, pool.today));
  const took = once('taken', (opening) => takenPart(seeker, opening, taken));
  return (each) => {
    const { opening } = each;
    return weigh(seeker, opening, [
      partWeight('occupation', occupationPart(seeker, opening)),
      major(each.major, opening),
      qualification(each.qualification, opening),
      place(each.place, opening),
      pay(each.pay, opening),
      kind(each.kind, opening),
      took(each.taken, opening),
      each.fresh,
    ]);
  };
}

/** A part worked out once for all positions of one number. */
function once(
  key: FitPartKey,
  part: (opening: ReadyOpening) => PartFinding,
): (number: number, opening: ReadyOpening) => PartWeight {
  const known: PartWeight[] = [];
  return (number, opening) => {
    const found = known[number] ?? partWeight(key, part(opening));
    known[number] = found;
    return found;
  };
}

/** The positions a person may be compared with: of the trades wished and studied for, of all when there are none. */
export function reachableIn<Each extends ReadyOpening>(
  pool: Pool<Each>,
  seeker: ReadySeeker,
): readonly Pooled<Each>[] {
  const trades = tradesOf(seeker);
  return trades.size === 0 ? pool.all : [...trades].flatMap((each) => pool.byOccupation.get(each) ?? []);
}

/** Trades a person wishes or studied for. */
export function tradesOf({ wished, majorOccupations }: ReadySeeker): Set<Occupation> {
  return new Set([...wished.flatMap((each) => each.occupations), ...majorOccupations]);
}
