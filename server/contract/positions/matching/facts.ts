import type { DegreeLevel, StudyState } from '../../households/vocabulary.ts';
import type { NotForMeReason } from '../matching-vocabulary.ts';
import type { EducationRequirement, Occupation, PositionKind } from '../vocabulary.ts';
import type { AskedCertificate } from './certificates.ts';

/**
 * All that matching may know of a person: what they studied, can show, want, and said about earlier proposals.
 * Sex, age, health, ethnicity, household and hardship have no place here, so that no score can turn on them.
 */
export interface Seeker {
  /** Work they want, in their own words or a trade's name: 会计, 财务会计. */
  wishes: readonly string[];
  /** Nine-digit codes of streets and towns they would work in. */
  towns: readonly string[];
  kinds: readonly PositionKind[];
  /** Yuan a month. */
  expectedPay: number | null;
  /** Where their way to work begins, and how far it may be. */
  homeTown: string | null;
  reachKm: number | null;
  study: SeekerStudy | null;
  /** Names of certificates, and what they wrote about skills. */
  certificates: readonly string[];
  refusals: readonly RefusedOpening[];
}

export interface SeekerStudy {
  major: string;
  degree: DegreeLevel;
  graduationYear: number;
  state: StudyState;
}

/** A position they were shown and did not want, and why. */
export interface RefusedOpening {
  positionId: string;
  reason: NotForMeReason;
  companyId: string;
  occupation: Occupation;
  kind: PositionKind;
  town: string;
  education: EducationRequirement;
  monthlyMin: number;
}

/** What matching knows of a position; nothing of preference or of who reviewed it. */
export interface Opening {
  id: string;
  companyId: string;
  title: string;
  kind: PositionKind;
  occupation: Occupation;
  majors: readonly string[];
  education: EducationRequirement;
  town: string;
  /** Yuan a month; pay by the day counts 21.75 days. */
  monthlyMin: number;
  monthlyMax: number;
  openToCurrentYear: boolean;
  /** Certificates its conditions speak of. */
  asks: readonly AskedCertificate[];
  headcount: number;
  /** Live applications. */
  applicants: number;
  publishedOn: string;
}

/** What people of the same major did on the platform, by trade; trades of fewer than three people are not told. */
export interface Taken {
  /** People of that major who applied or started anywhere; 0 while fewer than three. */
  people: number;
  byOccupation: Partial<Record<Occupation, number>>;
}

export const nobodyYet: Taken = { people: 0, byOccupation: {} };

/** The day and the world around a comparison. */
export interface Around {
  today: string;
  taken: Taken;
}
