import type { CompanySize } from '../companies/vocabulary.ts';
import type { DegreeLevel, OutcomeKind, StudyState } from '../households/vocabulary.ts';
import type { PositionKind } from '../positions/vocabulary.ts';

/** One course of study as far as policies ask. */
export interface StudyFact {
  degree: DegreeLevel;
  graduationYear: number;
  state: StudyState;
  campusDivision: string | null;
}

/** What is known of a person when policies are matched; null is not registered, never "no". */
export interface PolicyFacts {
  birthDate: string | null;
  studies: readonly StudyFact[];
  placeOfOrigin: string | null;
  /** Outcome in force. */
  outcome: OutcomeKind | null;
  /** Day of the latest certificate known. */
  certificateOn: string | null;
  /** Work in force whose employer is known; size and kind only where they are. */
  employment: { size: CompanySize | null; kind: PositionKind | null } | null;
  /** Latest traineeship known, with its last day when it is over. */
  traineeship: { startOn: string; endedOn: string | null } | null;
  needOpen: boolean;
  /** Member of an archive in force: a hint for some policies, never a ground. */
  listed: boolean;
}

export const nothingKnown: PolicyFacts = {
  birthDate: null,
  studies: [],
  placeOfOrigin: null,
  outcome: null,
  certificateOn: null,
  employment: null,
  traineeship: null,
  needOpen: false,
  listed: false,
};
