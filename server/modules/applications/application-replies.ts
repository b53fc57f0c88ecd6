import { interviewSilenceDays } from '@sunshine/contract/applications/interview-vocabulary.ts';
import { silenceDays } from '@sunshine/contract/applications/vocabulary.ts';
import type { ApplicantRow } from '@sunshine/db/queries/applications/applicants.ts';
import type { listViews } from '@sunshine/db/queries/applications/application-views.ts';
import type { OwnApplicationRow } from '@sunshine/db/queries/applications/own-applications.ts';
import type { SlotRow } from '@sunshine/db/queries/applications/slots.ts';
import type { StepRow } from '@sunshine/db/queries/applications/steps.ts';
import { addDays, dayOf } from '../../clock.ts';
import { silenceEndsOn, waitingDays } from './rules.ts';
import { daysBetween } from './spoken-time.ts';

type Line = Omit<ApplicantRow, 'positionId' | 'positionTitle' | 'resume' | 'message'>;

/** Which sides have confirmed the first day of work. */
export function startOf(row: Pick<Line, 'startOn' | 'companyConfirmedAt' | 'graduateConfirmedAt'>) {
  return {
    on: row.startOn,
    companyConfirmed: row.companyConfirmedAt !== null,
    graduateConfirmed: row.graduateConfirmedAt !== null,
  };
}

export function interviewOf(row: Pick<Line, 'interviewAt' | 'interviewPlace' | 'interviewReply'>) {
  if (!row.interviewAt) return null;
  return {
    at: row.interviewAt.toISOString(),
    place: row.interviewPlace ?? '',
    answer: row.interviewReply?.answer ?? null,
    answerNote: row.interviewReply?.note ?? null,
  };
}

export function timelineOf(steps: readonly StepRow[]) {
  return steps.map((step) => ({ ...step, at: step.at.toISOString() }));
}

/** The clock after an interview both sides see, from the day after it until the honest close. */
export function afterInterviewOf(
  row: Pick<Line, 'state' | 'interviewAt'>,
  steps: readonly StepRow[],
  today: string,
) {
  const { interviewAt } = row;
  if (row.state !== 'interview' || !interviewAt) return null;
  const days = daysBetween(dayOf(interviewAt), today);
  if (days < 1) return null;
  const nudges = steps.filter(
    (step) => step.by === 'system' && step.to === 'interview' && step.at > interviewAt,
  );
  return {
    days,
    nudges: nudges.map((step) => ({ at: step.at.toISOString(), note: step.note ?? '' })),
    closesOn: addDays(dayOf(interviewAt), interviewSilenceDays.close),
  };
}

export function slotLine({ startsAt, endsAt, ...row }: SlotRow) {
  return { ...row, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

/** Who looked, for the graduate's receipt. */
export function viewsOf(views: Awaited<ReturnType<typeof listViews>>) {
  return views.map(({ firstSeenAt, lastSeenAt, fileSeenAt }) => ({
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    fileSeenAt: fileSeenAt?.toISOString() ?? null,
  }));
}

/** The clock both sides see while the company has not answered; null otherwise. */
export function silenceOf(
  row: Pick<Line, 'state' | 'submittedAt'>,
  steps: readonly StepRow[],
  today: string,
) {
  const days = waitingDays(row, today);
  if (days === null || days > silenceDays.close) return null;
  const nudges = steps.filter((step) => step.by === 'system' && step.from === step.to);
  return {
    days,
    nudges: nudges.map((step) => ({ at: step.at.toISOString(), note: step.note ?? '' })),
    closesOn: silenceEndsOn(row.submittedAt),
  };
}

export function ownLine(row: OwnApplicationRow, today: string) {
  return {
    id: row.id,
    position: row.position,
    company: row.company,
    state: row.state,
    submittedAt: row.submittedAt.toISOString(),
    movedAt: row.movedAt.toISOString(),
    waitingDays: waitingDays(row, today),
    waitsForYou: row.waitsForYou,
    interviewAt: row.interviewAt?.toISOString() ?? null,
    startOn: row.startOn,
    reply: row.reply,
  };
}

/** What a company sees in its list: of the résumé as it was sent the lines that decide. */
export function applicantLine(row: ApplicantRow, today: string) {
  const { name, school, major, degree, graduationYear, skills } = row.resume;
  return {
    id: row.id,
    positionId: row.positionId,
    positionTitle: row.positionTitle,
    state: row.state,
    name,
    school,
    major,
    degree,
    graduationYear: graduationYear ?? null,
    skills: row.state === 'withdrawn' ? '' : skills,
    submittedAt: row.submittedAt.toISOString(),
    waitingDays: waitingDays(row, today),
    interviewAt: row.interviewAt?.toISOString() ?? null,
    asksOtherTime: row.state === 'interview' && row.interviewReply?.answer === 'otherTime',
    start: startOf(row),
  };
}
