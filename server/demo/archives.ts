import { graduateRoutes, householdRoutes } from '@sunshine/contract/households/routes.ts';
import {
  type ArchiveLevel,
  type HardshipCause,
  hardshipCategories,
  hardshipCauses,
} from '@sunshine/contract/households/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { addDays } from '../clock.ts';
import type { DemoUnit } from './district.ts';
import type { Identities } from './identities.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';
import { majors, schools } from './texts/names.ts';

export interface DemoGraduate {
  personId: string;
  name: string;
  phone: string;
  unit: DemoUnit;
  graduationYear: number;
  major: string;
}

export interface DemoHousehold {
  id: string;
  unit: DemoUnit;
  openedOn: string;
}

interface ArchivePlan {
  unit: DemoUnit;
  /** Graduation years of the children, 0 to 2 of them. */
  graduationYears: number[];
  openedOn: string;
}

/** Where the households live: towns have more than system units, and no two units the same number. */
export function planArchives(
  random: Random,
  units: readonly DemoUnit[],
  year: number,
  counts: { households: number; graduates: number },
): ArchivePlan[] {
  const weights = units.map((unit, index) =>
    unit.territorial ? 14 + ((index * 7) % 11) : 5 + ((index * 5) % 7),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const plans = units.flatMap((unit, index) =>
    Array.from({ length: Math.round((counts.households * (weights[index] ?? 0)) / whole) }, () => ({
      unit,
      graduationYears: [] as number[],
      openedOn: addDays(`${year - 3}-01-10`, random.between(0, 1000)),
    })),
  );
  // 70 to 80 % leave school this year; some left one or two years ago, a few long before, a few are still at school.
  for (let index = 0; index < counts.graduates; index += 1) {
    const drawn = random.next();
    const back = drawn < 0.72 ? 0 : drawn < 0.84 ? 1 : drawn < 0.92 ? 2 : drawn < 0.96 ? 4 : -1;
    random.pick(plans).graduationYears.push(year - back);
  }
  return plans.sort((a, b) => a.openedOn.localeCompare(b.openedOn));
}

/** Opens the archive of a household with its children; the parent's own hardship is sealed by the verb. */
export async function openArchive(
  stage: Stage,
  random: Random,
  identities: Identities,
  plan: ArchivePlan,
): Promise<{ household: DemoHousehold; graduates: DemoGraduate[] }> {
  const { unit, openedOn, graduationYears } = plan;
  stage.on(openedOn);
  const worker = identities.worker();
  const opened = await stage.act(
    householdRoutes.openHousehold,
    {
      unionId: unit.id,
      ...worker,
      openedOn,
      migrantWorker: random.chance(0.3),
      archiveLevel: random.pick<ArchiveLevel>(['district', 'district', 'city', 'grassroots', 'national']),
      category: random.pick(keysOf(hardshipCategories)),
      mainCause: random.pick(keysOf(hardshipCauses)),
      furtherCauses: random.chance(0.4) ? ['schooling' satisfies HardshipCause] : [],
    },
    unit.caseworker,
  );
  const graduates: DemoGraduate[] = [];
  let version = opened.version;
  for (const graduationYear of graduationYears.slice(0, 3)) {
    const child = identities.graduate(graduationYear, worker.name);
    const school = random.pick(schools);
    const major = random.pick(majors);
    const study = {
      school: school.name,
      campusDivision: school.division,
      major,
      degree: school.degree,
      educationMode: 'regular' as const,
      graduationYear,
    };
    const member = {
      id: opened.id,
      version,
      ...child,
      relation: 'child' as const,
      identity: 'graduate' as const,
      joinedOn: openedOn,
      placeOfOrigin: '310118',
      study,
    };
    const added = await stage.act(householdRoutes.addMember, member, unit.caseworker);
    version = added.version;
    graduates.push({
      personId: added.personId,
      name: child.name,
      phone: child.phone,
      unit,
      graduationYear,
      major,
    });
  }
  return { household: { id: opened.id, unit, openedOn }, graduates };
}

/** Graduates of a local campus whose household is elsewhere: counted in 10A by the unit that registers them. */
export async function registerFromElsewhere(
  stage: Stage,
  random: Random,
  identities: Identities,
  units: readonly DemoUnit[],
  year: number,
): Promise<void> {
  const local = schools.filter((school) => school.division === '310118');
  for (const unit of random.shuffle(units.filter((each) => each.territorial)).slice(0, 7)) {
    stage.on(`${year}-0${random.between(3, 6)}-12`);
    const school = random.pick(local);
    const study = {
      school: school.name,
      campusDivision: school.division,
      major: random.pick(majors),
      degree: school.degree,
      educationMode: 'regular' as const,
      graduationYear: year,
    };
    const person = {
      ...identities.graduate(year),
      unionId: unit.id,
      placeOfOrigin: random.pick(['340100', '330100', '360100']),
      study,
      hardshipProof: '户籍地总工会困难职工证明',
    };
    await stage.act(graduateRoutes.registerGraduateHere, person, unit.caseworker);
  }
}
