import { majorKeysAsked } from '../majors.ts';
import type { EducationRequirement } from '../vocabulary.ts';
import { occupations } from '../vocabulary.ts';
import type { Around, Opening } from './facts.ts';
import { kindPart } from './kind-part.ts';
import { freshPart, takenPart } from './market-parts.ts';
import { majorPart, occupationPart } from './occupation-part.ts';
import type { PartFinding } from './part.ts';
import { payPart } from './pay-part.ts';
import { placePart } from './place-part.ts';
import { educationGap, qualificationPart } from './qualification-part.ts';
import type { ReadySeeker } from './seeker.ts';
import { afterRefusal, conditions, type FitPartKey, fitParts, weights } from './weights.ts';

/** A position with what follows from its facts, worked out once for many people. */
export interface ReadyOpening extends Opening {
  majorKeys: readonly string[];
}

export function readyOpening(opening: Opening): ReadyOpening {
  return { ...opening, majorKeys: majorKeysAsked(opening.majors) };
}

export type Findings = Readonly<Record<FitPartKey, PartFinding>>;

export interface Weighed {
  /** 0 to 100. */
  score: number;
  /** Never recommended: a condition that this person cannot meet, or something they ruled out. */
  hidden: boolean;
}

/** What one part brings to the sum, and what its unmet conditions make of the whole. */
export interface PartWeight {
  points: number;
  factor: number;
  hidden: boolean;
}

/** How a person and a position fit, in numbers; `explain` says it in words. */
export interface Fit extends Weighed {
  findings: Findings;
  /** What they said earlier that speaks against it, in words. */
  against: readonly string[];
}

const partKeys = Object.keys(fitParts) as FitPartKey[];

export function fitOf(seeker: ReadySeeker, opening: ReadyOpening, around: Around): Fit {
  const findings = {
    occupation: occupationPart(seeker, opening),
    major: majorPart(seeker, opening),
    qualification: qualificationPart(seeker, opening),
    place: placePart(seeker, opening),
    pay: payPart(seeker, opening),
    kind: kindPart(seeker, opening, around.today),
    taken: takenPart(seeker, opening, around.taken),
    fresh: freshPart(opening, around.today),
  };
  const parts = partKeys.map((key) => partWeight(key, findings[key]));
  const against = saidAgainst(seeker, opening).map(({ words }) => words);
  return { ...weigh(seeker, opening, parts), findings, against };
}

export function partWeight(key: FitPartKey, { value, unmet }: PartFinding): PartWeight {
  const points = weights.points[key] * value;
  if (!unmet || unmet.length === 0) return { points, factor: 1, hidden: false };
  return {
    points,
    factor: unmet.reduce((factor, condition) => factor * conditions[condition].factor, 1),
    hidden: unmet.some((condition) => conditions[condition].unmet === 'hidden'),
  };
}

/** The sum of the parts, multiplied down by unmet conditions and by what the person did not want. */
export function weigh(seeker: ReadySeeker, opening: ReadyOpening, parts: readonly PartWeight[]): Weighed {
  let sum = 0;
  let factor = 1;
  let hidden = seeker.refusedPositions.has(opening.id) || seeker.refusedCompanies.has(opening.companyId);
  for (const part of parts) {
    sum += part.points;
    factor *= part.factor;
    hidden ||= part.hidden;
  }
  for (const said of saidAgainst(seeker, opening)) factor *= said.factor;
  return { score: Math.round(sum * factor), hidden };
}

interface Said {
  factor: number;
  words: string;
}

const nothing: readonly Said[] = [];

/** What earlier answers say about this position: a trade not wanted, conditions out of reach. */
function saidAgainst(seeker: ReadySeeker, opening: Opening): readonly Said[] {
  if (seeker.refusals.length === 0) return nothing;
  const said: Said[] = [];
  if (seeker.refusedOccupations.has(opening.occupation)) {
    const words = `你说过不想做${occupations[opening.occupation]}`;
    said.push({ factor: afterRefusal.occupation, words });
  }
  const beyond = seeker.beyondReach.some(
    ({ occupation, education }) =>
      occupation === opening.occupation && rank(opening.education) >= rank(education as EducationRequirement),
  );
  if (beyond) said.push({ factor: afterRefusal.requirements, words: '你说过这样的条件够不上' });
  return said;
}

const rank = (education: EducationRequirement): number => educationGap('vocational', education);

export interface Explained {
  score: number;
  parts: { key: FitPartKey; label: string; points: number; of: number; words: string | null }[];
  /** Why it fits, the weightiest first. */
  reasons: string[];
  /** What is missing, in words. */
  missing: string[];
}

/** A part speaks for a position from this value on. */
const speaksFrom = 0.55;

export function explain({ score, findings, against }: Fit): Explained {
  const parts = partKeys.map((key) => {
    const { value, reason, missing } = findings[key];
    const of = weights.points[key];
    return {
      key,
      label: fitParts[key],
      points: Math.round(of * value),
      of,
      words: (missing ?? reason)?.() ?? null,
    };
  });
  const speaking = partKeys
    .filter((key) => findings[key].reason && findings[key].value >= speaksFrom)
    .toSorted((a, b) => weights.points[b] * findings[b].value - weights.points[a] * findings[a].value);
  return {
    score,
    parts,
    reasons: speaking.flatMap((key) => findings[key].reason?.() ?? []),
    missing: [...against, ...partKeys.flatMap((key) => findings[key].missing?.() ?? [])],
  };
}
