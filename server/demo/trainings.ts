import { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { TrainingKind } from '@sunshine/contract/events/training-vocabulary.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoGraduate } from './archives.ts';
import type { DemoDistrict } from './district.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';
import { classTexts, guidanceTexts } from './texts/trainings.ts';

/**
 * Results are entered when the season is over, as units do: who has found work since is known by then, and no need
 * is opened for them.
 */
const enteredOn = (day: string): string => `${day.slice(0, 4)}-08-18`;

interface ClassPlan {
  kind: TrainingKind;
  title: string;
  certificate: { name: string; issuer: string } | null;
  unionId: string;
  caseworker: Actor;
  startsOn: string;
  /** Days in a row. */
  days: number;
  people: readonly DemoGraduate[];
}

const classSize = 15;

/**
 * Classes of a year with their rolls and certificates, and guidance for those who want to start something: a few
 * of the district for graduates of all units, one each of the units with most graduates.
 */
export async function holdTrainings(
  stage: Stage,
  random: Random,
  district: DemoDistrict,
  graduates: readonly DemoGraduate[],
  year: number,
): Promise<void> {
  for (const plan of planClasses(random, district, graduates, year)) await holdClass(stage, random, plan);
  await guide(stage, random, graduates, year);
}

function planClasses(
  random: Random,
  district: DemoDistrict,
  graduates: readonly DemoGraduate[],
  year: number,
): ClassPlan[] {
  const mixed = random.shuffle(graduates);
  const byUnit = [...Map.groupBy(graduates, (each) => each.unit.id).values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, 4);
  const own = { unionId: district.id, caseworker: district.caseworker };
  return classTexts.map((text, index) => {
    const unit = index < 4 ? undefined : byUnit[index - 4]?.[0]?.unit;
    const people = unit
      ? (byUnit[index - 4] ?? []).slice(0, classSize)
      : mixed.slice(index * classSize, (index + 1) * classSize);
    return {
      ...text,
      ...(unit ? { unionId: unit.id, caseworker: unit.caseworker } : own),
      startsOn: addDays(`${year}-03-09`, index * 14),
      // The first class of all always has somebody, however small the district is.
      people: people.length > 0 || index > 0 ? people : mixed.slice(0, classSize),
    };
  });
}

async function holdClass(stage: Stage, random: Random, plan: ClassPlan): Promise<void> {
  const { kind, title, unionId, caseworker, startsOn, days, people, certificate } = plan;
  if (people.length === 0) return;
  const meetings = daysFrom(startsOn, days).map((onDay) => ({ onDay, hours: '9:00–11:30' }));
  stage.on(addDays(startsOn, -14));
  const { id } = await stage.act(
    trainingRoutes.planTraining,
    {
      kind,
      title,
      unionId,
      provider: '青浦区职工学校',
      place: '区职工文体中心 203',
      description: '不收学费，带身份证件和笔。',
      certificateName: certificate?.name ?? null,
      startsOn,
      endsOn: addDays(startsOn, days - 1),
      meetings,
    },
    caseworker,
  );
  await stage.act(trainingRoutes.enrolPeople, { id, personIds: idsOf(people) }, caseworker);
  const { timetable, enrolments } = await stage.act(trainingRoutes.readTraining, { id }, caseworker);
  for (const [index, meeting] of timetable.entries()) {
    stage.on(meeting.onDay);
    if (days > 4 && index === days - 1) {
      await stage.act(meetingRoutes.cancelMeeting, { id: meeting.id, reason: '台风橙色预警' }, caseworker);
      continue;
    }
    const away = enrolments.filter((_, place) => random.chance(place % 5 === 4 ? 0.7 : 0.08));
    const marks = away.map((each) => ({
      enrolmentId: each.id,
      mark: random.chance(0.4) ? ('excused' as const) : ('absent' as const),
    }));
    await stage.act(
      meetingRoutes.recordAttendance,
      { id: meeting.id, everyone: 'present', marks },
      caseworker,
    );
  }
  stage.on(enteredOn(startsOn));
  await stage.act(trainingRoutes.finishTraining, { id }, caseworker);
  if (certificate) await certify(stage, random, { id, caseworker, certificate, startsOn });
}

/** Six in ten of those who came pass the examination. */
async function certify(
  stage: Stage,
  random: Random,
  plan: Pick<ClassPlan, 'caseworker' | 'startsOn'> & {
    id: string;
    certificate: { name: string; issuer: string };
  },
): Promise<void> {
  const { id, caseworker, certificate, startsOn } = plan;
  const issuedOn = addDays(startsOn, 30);
  const { enrolments } = await stage.act(trainingRoutes.readTraining, { id }, caseworker);
  const passed = enrolments.filter(
    ({ standing }, index) => standing === 'counts' && (index === 0 || random.chance(0.6)),
  );
  const rows = passed.map(({ personId }) => ({
    personId,
    number: `QP${issuedOn.slice(0, 4)}${random.between(100_000, 999_999)}${random.between(10, 99)}`,
    issuedOn,
  }));
  if (rows.length === 0) return;
  stage.on(enteredOn(issuedOn));
  await stage.act(
    certificateRoutes.recordCertificates,
    { ...certificate, help: 'class', classId: id, rows },
    caseworker,
  );
}

/** One in fifteen thinks of something of their own; some talk again after a month. */
async function guide(
  stage: Stage,
  random: Random,
  graduates: readonly DemoGraduate[],
  year: number,
): Promise<void> {
  const few = random.shuffle(graduates).slice(0, Math.max(2, Math.round(graduates.length / 15)));
  for (const [index, graduate] of few.entries()) {
    const onDay = addDays(`${year}-04-13`, random.between(0, 90));
    const text = guidanceTexts[index % guidanceTexts.length];
    if (!text) continue;
    stage.on(enteredOn(onDay));
    // The first follow-up has been waiting since; the others have none.
    const followUpOn = index === 0 ? addDays(onDay, 30) : null;
    await stage.act(
      guidanceRoutes.recordGuidance,
      { ...text, onDay, followUpOn, personIds: [graduate.personId], unionId: graduate.unit.id },
      graduate.unit.caseworker,
    );
  }
}

/** Classes of these days: one that runs and waits for its roll, one that is open to sign-up, one that was called off. */
export async function announceTrainings(
  stage: Stage,
  district: DemoDistrict,
  graduates: readonly DemoGraduate[],
  today: string,
): Promise<void> {
  const { caseworker } = district;
  const shared = { unionId: district.id, provider: '青浦区职工学校', place: '区职工文体中心 203' };
  const plan = (
    input: { kind: TrainingKind; title: string; capacity?: number; openToSignUp?: boolean },
    startsOn: string,
    days: number,
  ) => {
    const meetings = daysFrom(startsOn, days).map((onDay, index) => ({
      onDay,
      hours: '18:30–20:30',
      topic: index === 0 ? '开班，讲怎么学' : '',
    }));
    const description = '晚上上课，不收学费。坐 17 号线到青浦新城站。';
    const endsOn = addDays(startsOn, days - 1);
    return stage.act(
      trainingRoutes.planTraining,
      { ...shared, ...input, description, startsOn, endsOn, meetings },
      caseworker,
    );
  };
  stage.on(addDays(today, -20));
  const running = await plan(
    { kind: 'skillTraining', title: '短视频剪辑班', capacity: 20 },
    addDays(today, -2),
    5,
  );
  const people = graduates.filter((_, index) => index % 13 === 0).slice(0, 12);
  await stage.act(trainingRoutes.enrolPeople, { id: running.id, personIds: idsOf(people) }, caseworker);
  const open = { openToSignUp: true };
  await plan(
    { kind: 'skillTraining', title: '新媒体运营晚班', capacity: 30, ...open },
    addDays(today, 12),
    6,
  );
  const startUp = { kind: 'entrepreneurshipTraining' as const, title: '创业第一课', capacity: 24, ...open };
  await plan(startUp, addDays(today, 20), 3);
  const off = await plan({ kind: 'skillTraining', title: '插花入门班' }, addDays(today, -10), 2);
  await stage.act(trainingRoutes.cancelTraining, { id: off.id, reason: '报名的只有两个人' }, caseworker);
  const { timetable } = await stage.act(trainingRoutes.readTraining, { id: running.id }, caseworker);
  const [first] = timetable;
  stage.on(addDays(today, -2));
  if (first)
    await stage.act(meetingRoutes.recordAttendance, { id: first.id, everyone: 'present' }, caseworker);
}

function daysFrom(startsOn: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => addDays(startsOn, index));
}

function idsOf(people: readonly DemoGraduate[]): string[] {
  return people.map(({ personId }) => personId);
}
