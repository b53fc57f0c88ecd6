import { traineeshipLimits } from '../../applications/vocabulary.ts';
import { positionKinds } from '../vocabulary.ts';
import type { Opening, SeekerStudy } from './facts.ts';
import type { PartFinding } from './part.ts';
import type { ReadySeeker } from './seeker.ts';
import { type ConditionKey, weights } from './weights.ts';

/** 类型: one of the kinds they want, and one their state of study allows. */
export function kindPart(seeker: ReadySeeker, opening: Opening, today: string): PartFinding {
  const barred = seeker.study && barredBy(seeker.study, opening, today);
  if (barred) return { value: 0, unmet: [barred.condition], missing: () => barred.words };
  const label = positionKinds[opening.kind];
  if (seeker.refusedKinds.has(opening.kind)) return { value: 0, missing: () => `你说过不要${label}` };
  if (seeker.kinds.length === 0) return { value: weights.unsaid };
  if (seeker.kinds.includes(opening.kind)) return { value: 1, reason: () => `${label}，是你要的` };
  return {
    value: 0,
    missing: () => `是${label}，你要的是${seeker.kinds.map((kind) => positionKinds[kind]).join('、')}`,
  };
}

/** Last day at school, as schools let their graduates go. */
export const lastSchoolDay = (graduationYear: number): string => `${graduationYear}-07-31`;

function barredBy(
  { graduationYear, state }: SeekerStudy,
  { kind, openToCurrentYear }: Opening,
  today: string,
): { condition: ConditionKey; words: string } | null {
  const thisYear = Number(today.slice(0, 4));
  const atSchool = state !== 'dropped' && (state === 'postponed' || today <= lastSchoolDay(graduationYear));
  if (kind === 'internship') {
    return atSchool ? null : { condition: 'student', words: '实习只收在校生，你已经离校' };
  }
  if (kind === 'traineeship') {
    if (atSchool) return { condition: 'leftSchool', words: '见习要先离校' };
    const late = thisYear - graduationYear > traineeshipLimits.yearsAfterSchool;
    return late ? { condition: 'leftSchool', words: '见习限离校两年以内' } : null;
  }
  const current = graduationYear >= thisYear;
  return current && !openToCurrentYear ? { condition: 'currentYear', words: '这个岗位不收应届生' } : null;
}
