import type { Role } from '../accounts/vocabulary.ts';
import type { Steps } from '../shared/steps.ts';
import type { RosterImportState } from './roster.ts';
import type { OutcomeKind } from './vocabulary.ts';
import { outcomeKinds } from './vocabulary.ts';

/** An archive is in hardship (在档) or has left; coming back opens a new episode. */
export const householdStates = { active: '在档', closed: '已退出' } as const;
export type HouseholdState = keyof typeof householdStates;

export const householdSteps = {
  active: { closed: ['caseworker'] },
  closed: { active: ['caseworker'] },
} as const satisfies Steps<HouseholdState, Role>;

/** What a graduate's list shows at a glance, by the outcome in force and the open help need. */
export const graduateSituations = {
  helpNeeded: '要帮扶',
  seeking: '待就业',
  unknown: '未登记',
  notSeeking: '暂不就业',
  settled: '已落实',
  studying: '在读',
} as const;
export type GraduateSituation = keyof typeof graduateSituations;

/** The situation of a graduate; a course of study that is not finished comes first, then the need. */
export function situationOf(graduate: {
  graduationYear: number | null;
  thisYear: number;
  outcome: OutcomeKind | null;
  needOpen: boolean;
}): GraduateSituation {
  if (graduate.needOpen) return 'helpNeeded';
  if (graduate.graduationYear !== null && graduate.graduationYear > graduate.thisYear) return 'studying';
  const kind = graduate.outcome ?? 'unknown';
  if (outcomeKinds[kind].settled) return 'settled';
  if (kind === 'unknown') return 'unknown';
  return outcomeKinds[kind].open ? 'seeking' : 'notSeeking';
}

/** Steps of a roster import: nothing is written before the dry run was seen. */
export const rosterImportSteps = {
  uploaded: { checking: ['caseworker'] },
  checking: {},
  checked: { checking: ['caseworker'], committing: ['caseworker'] },
  committing: {},
  committed: {},
  failed: { checking: ['caseworker'] },
} as const satisfies Steps<RosterImportState, Role>;
