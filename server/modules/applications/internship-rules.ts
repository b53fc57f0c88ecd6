import {
  type InternshipCaution,
  type InternshipKind,
  traineeshipLimits,
} from '@sunshine/contract/applications/vocabulary.ts';
import { addDays, addMonths } from '../../clock.ts';

export interface PlannedInternship {
  kind: InternshipKind;
  startOn: string;
  endOn: string | null;
}

/** What the rules ask about the person: the years of graduation known, and whether there was a traineeship before. */
export interface InternBefore {
  graduationYears: readonly number[];
  traineeshipsBefore: number;
}

/** Last day at school of a graduation year, as schools let their graduates go. */
const lastSchoolDay = (year: number): string => `${year}-07-31`;

/**
 * What is unusual about an internship or traineeship. Source: domain rules of 实习 (students) and 见习 (within two years
 * of leaving school, 3 to 12 months, normally once a person). Of a person without a known course nothing is said.
 */
export function cautionsOf(planned: PlannedInternship, before: InternBefore): InternshipCaution[] {
  const { kind, startOn, endOn } = planned;
  const years = before.graduationYears;
  const atSchool = years.some((year) => startOn <= lastSchoolDay(year));
  if (kind === 'internship') return years.length > 0 && !atSchool ? ['notStudent'] : [];

  const cautions: InternshipCaution[] = [];
  const left = Math.max(...years);
  if (years.length > 0 && atSchool) cautions.push('stillStudent');
  else if (years.length > 0 && Number(startOn.slice(0, 4)) - left > traineeshipLimits.yearsAfterSchool) {
    cautions.push('leftLongAgo');
  }
  if (endOn === null) cautions.push('noEnd');
  else if (endOn < lastDayOfMonths(startOn, traineeshipLimits.leastMonths)) cautions.push('short');
  if (before.traineeshipsBefore > 0) cautions.push('second');
  return cautions;
}

/** Cautions that need a reason to be recorded; an end that is still open is only shown. */
export function needingReason(cautions: readonly InternshipCaution[]): InternshipCaution[] {
  return cautions.filter((caution) => caution !== 'noEnd');
}

/** Why the planned last day cannot be; null when it can. */
export function refuseEndDay({ kind, startOn, endOn }: PlannedInternship): string | null {
  if (endOn === null) return null;
  if (endOn < startOn) return '结束日期不能早于开始日期。';
  const most = lastDayOfMonths(startOn, traineeshipLimits.mostMonths);
  if (kind === 'traineeship' && endOn > most) return `见习最长 12 个月，最晚到 ${most}。`;
  return null;
}

/** Last day of so many months from a first day, both included. */
function lastDayOfMonths(startOn: string, months: number): string {
  return addDays(addMonths(startOn, months), -1);
}
