import type { RosterColumnKey, RosterProblem } from '@sunshine/contract/households/roster.ts';

/** The archived worker's columns, the same on every row of a household. */
export interface RosterHousehold {
  archiveNumber: string | null;
  name: string;
  idNumber: string;
  phone: string | null;
  category: string;
  mainCause: string;
  furtherCauses: string[];
  migrantWorker: boolean;
  archiveLevel: string;
  openedOn: string;
}

export interface RosterStudy {
  school: string;
  campusDivision: string | null;
  major: string;
  degree: string;
  educationMode: string;
  graduationYear: number;
}

export interface RosterMember {
  name: string;
  idNumber: string;
  phone: string | null;
  relation: string;
  identity: string;
  placeOfOrigin: string | null;
  study: RosterStudy | null;
  outcome: { kind: string; from: string | null; resolvedBy: string; evidence: string | null } | null;
  need: { openedOn: string | null } | null;
}

/** One row of the sheet, read and checked by itself. */
export interface RosterRow {
  number: number;
  /** Cells as typed, to hand a bad row back as it came. */
  typed: Partial<Record<RosterColumnKey, string>>;
  problems: RosterProblem[];
  warnings: string[];
  /** Present when there is no problem. */
  household?: RosterHousehold;
  member?: RosterMember | undefined;
}
