import { degreeLevels } from '@sunshine/contract/households/vocabulary.ts';
import { type PositionCard, PositionCardSchema } from '@sunshine/contract/positions/card.ts';
import type { Seeker } from '@sunshine/contract/positions/matching/facts.ts';
import { type Explained, explain, type Fit } from '@sunshine/contract/positions/matching/fit.ts';
import { saysNothing } from '@sunshine/contract/positions/matching/help.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import type { OpeningRow } from '@sunshine/db/queries/positions/matching/openings.ts';
import type { MatchPerson } from '@sunshine/db/queries/positions/matching/people.ts';

/** A position as its card shows it: what matching compared and nothing else stays behind. */
export function cardOf(row: OpeningRow): PositionCard {
  return PositionCardSchema.parse({ ...row, townName: townName(row.town) });
}

export function matchReply({ opening, fit }: { opening: OpeningRow; fit: Fit }) {
  return { position: cardOf(opening), fit: explain(fit) satisfies Explained };
}

/** The same to staff, who read of somebody else: 你 is 本人. */
export function toldToStaff(told: Explained): Explained {
  const of = (words: string): string => words.replaceAll('你', '本人');
  return {
    ...told,
    parts: told.parts.map((part) => ({ ...part, words: part.words && of(part.words) })),
    reasons: told.reasons.map(of),
    missing: told.missing.map(of),
  };
}

export function staffMatchReply({ opening, fit }: { opening: OpeningRow; fit: Fit }) {
  return { position: cardOf(opening), fit: toldToStaff(explain(fit)) };
}

export function personReply({
  personId,
  name,
  unionName,
  school,
  major,
  degree,
  graduationYear,
}: MatchPerson) {
  const level = degree && degreeLevels[degree];
  return { personId, name: maskName(name), unionName, school, major, degree: level, graduationYear };
}

export function lacksOf(seeker: Seeker): ('intention' | 'study')[] {
  return [
    ...(saysNothing(seeker) ? (['intention'] as const) : []),
    ...(seeker.study === null ? (['study'] as const) : []),
  ];
}
