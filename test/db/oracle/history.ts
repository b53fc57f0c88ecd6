import type { InternshipKind, PlacementPath } from '@sunshine/contract/applications/vocabulary.ts';
import type { CompanyTag } from '@sunshine/contract/companies/vocabulary.ts';
import type {
  AttendanceMark,
  MeetingState,
  TrainingKind,
  TrainingState,
} from '@sunshine/contract/events/training-vocabulary.ts';
import type { EventKind, EventState } from '@sunshine/contract/events/vocabulary.ts';
import type {
  DegreeLevel,
  EducationMode,
  NeedCloser,
  OutcomeKind,
  Resolver,
  StudyState,
} from '@sunshine/contract/households/vocabulary.ts';
import type { PositionKind, Preference } from '@sunshine/contract/positions/vocabulary.ts';
import type { SupplementaryKind } from '@sunshine/contract/reports/vocabulary.ts';

/** Three streets of one district; `c` may be closed, with one of the others as its successor. */
export const unitKeys = ['a', 'b', 'c'] as const;
export type UnitKey = (typeof unitKeys)[number];

/** What happened in three streets, as plain data; days are `YYYY-MM-DD`, money is whole fen. */
export interface History {
  closure: { on: string; successor: 'a' | 'b' } | null;
  households: HouseholdStory[];
  people: PersonStory[];
  classes: ClassStory[];
  positions: PositionStory[];
  events: EventStory[];
  bare: { kind: SupplementaryKind; unit: UnitKey; on: string; quantity: number; withdrawn: boolean }[];
}

export interface HouseholdStory {
  episodes: { opened: string; closed: string | null; inError: boolean }[];
  /** The first managing unit, and where the archive moved from which day. */
  unit: UnitKey;
  moved: { to: UnitKey; on: string } | null;
}

export interface PersonStory {
  born: string;
  died: string | null;
  memberships: { household: number; joined: string; left: string | null }[];
  studies: StudyStory[];
  /** In the order of recording; `placement`: the placement that brought it about. */
  outcomes: {
    kind: OutcomeKind;
    from: string;
    by: Resolver;
    retracted: boolean;
    placement: number | null;
  }[];
  needs: { opened: string; closed: string | null; by: NeedCloser | null }[];
  placements: {
    unit: UnitKey;
    start: string;
    path: PlacementPath;
    evidence: boolean;
    cancelled: boolean;
    /** Kind of the outcome that the placement carries, where it has one of its own. */
    kind: OutcomeKind | null;
  }[];
  internships: {
    unit: UnitKey;
    kind: InternshipKind;
    confirmed: string;
    start: string;
    cancelled: string | null;
  }[];
  certificates: { unit: UnitKey; issued: string; renewal: boolean; cancelled: boolean }[];
  guidance: { unit: UnitKey; on: string; cancelled: boolean }[];
  loans: {
    unit: UnitKey;
    underPolicy: boolean;
    cancelled: boolean;
    tranches: { on: string; fen: number; sentBack: boolean }[];
    /** A grant of the government recorded for this loan. */
    grant: { on: string } | null;
  }[];
  grants: { unit: UnitKey; on: string; cancelled: boolean }[];
  allowances: { unit: UnitKey; paid: string | null; fen: number; returns: number[] }[];
  supplementary: { kind: 'skillTraining' | 'certificate' | 'guidance'; unit: UnitKey; on: string }[];
}

export interface StudyStory {
  degree: DegreeLevel;
  mode: EducationMode;
  year: number;
  state: StudyState;
  campus: string | null;
  registeredBy: UnitKey | null;
}

export interface ClassStory {
  unit: UnitKey;
  kind: TrainingKind;
  ends: string;
  state: TrainingState;
  meetings: MeetingState[];
  /** Who enrolled (index of the person), still enrolled or not, and the marks by meeting. */
  enrolments: { person: number; withdrawn: boolean; marks: (AttendanceMark | null)[] }[];
}

export interface PositionStory {
  unit: UnitKey;
  kind: PositionKind;
  suitable: boolean;
  preference: Exclude<Preference, 'none'> | null;
  preferredOn: string;
  preferredHeadcount: number;
  tag: { tag: CompanyTag; from: string; until: string | null } | null;
}

export interface EventStory {
  unit: UnitKey;
  kind: EventKind;
  on: string;
  state: EventState;
  shown: { position: number; headcount: number }[];
}
