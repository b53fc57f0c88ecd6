import { kilometresBetween } from '../../unions/town-centres.ts';
import { majorKeysOf, occupationsOfMajor } from '../majors.ts';
import type { Occupation, PositionKind } from '../vocabulary.ts';
import type { Seeker } from './facts.ts';
import { afterRefusal } from './weights.ts';
import { occupationsOfWish } from './wishes.ts';

/** A seeker as parts compare: what follows from the facts, worked out once for many positions. */
export interface ReadySeeker extends Seeker {
  wished: readonly { wish: string; occupations: readonly Occupation[] }[];
  majorKeys: readonly string[];
  majorOccupations: readonly Occupation[];
  /** Yuan a month, raised by what was refused for its pay. */
  payFloor: number | null;
  /** Kilometres that were said to be too far. */
  tooFarKm: number | null;
  tooFarTowns: ReadonlySet<string>;
  refusedPositions: ReadonlySet<string>;
  refusedCompanies: ReadonlySet<string>;
  refusedOccupations: ReadonlySet<Occupation>;
  refusedKinds: ReadonlySet<PositionKind>;
  /** Levels asked for by positions whose conditions were said to be out of reach. */
  beyondReach: readonly { occupation: Occupation; education: string }[];
}

/** Kilometres from where the way begins: from home, else from the nearest town they would work in. */
export function kilometresTo(seeker: Pick<Seeker, 'homeTown' | 'towns'>, town: string): number | null {
  const from = seeker.homeTown ? [seeker.homeTown] : seeker.towns;
  const known = from.map((each) => kilometresBetween(each, town)).filter((km) => km !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

export function readySeeker(seeker: Seeker): ReadySeeker {
  const { refusals, study } = seeker;
  const by = (reason: string) => refusals.filter((each) => each.reason === reason);
  const far = by('place').map(({ town }) => ({ town, km: kilometresTo(seeker, town) }));
  const distances = far.map(({ km }) => km).filter((km) => km !== null && km > 0) as number[];
  const floors = by('pay').map(({ monthlyMin }) => monthlyMin + afterRefusal.payStep);
  const floor = Math.max(seeker.expectedPay ?? 0, ...floors);
  return {
    ...seeker,
    wished: seeker.wishes.map((wish) => ({ wish, occupations: occupationsOfWish(wish) })),
    majorKeys: study ? majorKeysOf(study.major) : [],
    majorOccupations: study ? occupationsOfMajor(study.major) : [],
    payFloor: floor > 0 ? floor : null,
    tooFarKm: distances.length > 0 ? Math.min(...distances) : null,
    // A town without a distance, or the home town itself: only that town is left out.
    tooFarTowns: new Set(far.filter(({ km }) => !km).map(({ town }) => town)),
    refusedPositions: new Set(refusals.map(({ positionId }) => positionId)),
    refusedCompanies: new Set(by('company').map(({ companyId }) => companyId)),
    refusedOccupations: new Set(by('occupation').map(({ occupation }) => occupation)),
    refusedKinds: new Set(by('kind').map(({ kind }) => kind)),
    beyondReach: by('requirements').map(({ occupation, education }) => ({ occupation, education })),
  };
}
