import { z } from 'zod';
import { employmentTypes, positionKinds, positionStates } from '../positions/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { AfterInterviewSchema, SlotChoiceSchema } from './interview-schemas.ts';
import { ResumeFileSchema, SentResumeSchema } from './resume-schemas.ts';
import { applicationStates, interviewAnswers, stepActors } from './vocabulary.ts';

export const applicationState = z.enum(keysOf(applicationStates));
export { type OwnResume, OwnResumeSchema, SentResumeSchema } from './resume-schemas.ts';

const optionalText = (label: string, max: number) => text(label, max, 0).default('');

/** What is said in words by one side to the other. */
export const words = (label: string, max = 300) => optionalText(label, max);

/** Answers of a company (答复率): of those received in 90 days and due or answered, the share answered within 7. */
export const AnswerRateSchema = z.object({
  received: z.number().int(),
  answered: z.number().int(),
  /** Whole percent; null while nothing was due. */
  percent: z.number().int().nullable(),
  averageDays: z.number().nullable(),
});
export type AnswerRate = z.infer<typeof AnswerRateSchema>;

export const PositionLineSchema = z.object({
  id,
  title: z.string(),
  kind: z.enum(keysOf(positionKinds)),
  employmentType: z.enum(keysOf(employmentTypes)),
  town: z.string(),
  state: z.enum(keysOf(positionStates)),
});

/** Silence clock (等待答复): days since the application was sent, both ends in Shanghai. */
export const SilenceSchema = z.object({
  /** Day 1 is the day after sending. */
  days: z.number().int(),
  nudges: z.array(z.object({ at: instant, note: z.string() })),
  closesOn: day,
});

export const OwnApplicationLineSchema = z.object({
  id,
  position: PositionLineSchema,
  company: z.object({ id, name: z.string(), shortName: z.string() }),
  state: applicationState,
  submittedAt: instant,
  movedAt: instant,
  waitingDays: z.number().int().nullable(),
  /** The next step is the graduate's. */
  waitsForYou: z.boolean(),
  interviewAt: instant.nullable(),
  startOn: day.nullable(),
  reply: z.string().nullable(),
});

export const TimelineStepSchema = z.object({
  from: applicationState.nullable(),
  to: applicationState,
  at: instant,
  by: z.enum(keysOf(stepActors)),
  note: z.string().nullable(),
});

const InterviewSchema = z.object({
  at: instant,
  place: z.string(),
  /** Null while the invitation is unanswered. */
  answer: z.enum(keysOf(interviewAnswers)).nullable(),
  answerNote: z.string().nullable(),
});

/** Which sides have confirmed the first day of work (到岗确认). */
const StartSchema = z.object({
  on: day.nullable(),
  companyConfirmed: z.boolean(),
  graduateConfirmed: z.boolean(),
});

/** One person at the company who looked (谁看过); the name stays the company's. */
const ViewSchema = z.object({
  firstSeenAt: instant,
  lastSeenAt: instant,
  /** When the file was first opened; null when it was not. */
  fileSeenAt: instant.nullable(),
});

export const OwnApplicationSchema = OwnApplicationLineSchema.extend({
  resume: SentResumeSchema,
  /** The file that went along. */
  file: ResumeFileSchema.nullable(),
  message: z.string(),
  interview: InterviewSchema.nullable(),
  start: StartSchema,
  /** The company's contact, from the invitation on. */
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  steps: z.array(TimelineStepSchema),
  views: z.array(ViewSchema),
  silence: SilenceSchema.nullable(),
  /** After the interview, while the company says nothing. */
  afterInterview: AfterInterviewSchema.nullable(),
  /** While an interview is open: the slots to choose from, and the chosen one. */
  slots: SlotChoiceSchema.nullable(),
  answerRate: AnswerRateSchema,
});

/** An applicant as the company sees one: what was sent, and how it went. */
export const ApplicantLineSchema = z.object({
  id,
  positionId: id,
  positionTitle: z.string(),
  state: applicationState,
  name: z.string(),
  school: z.string(),
  major: z.string(),
  degree: z.string(),
  /** Null when the graduate keeps it back. */
  graduationYear: z.number().int().nullable(),
  skills: z.string(),
  submittedAt: instant,
  waitingDays: z.number().int().nullable(),
  interviewAt: instant.nullable(),
  /** The graduate asked for another time and waits. */
  asksOtherTime: z.boolean(),
  start: StartSchema,
});

export const ApplicantSchema = ApplicantLineSchema.extend({
  /** Null once the graduate has withdrawn: what was taken back is not shown. */
  resume: SentResumeSchema.nullable(),
  /** The file that was sent along; null once withdrawn as well. */
  file: ResumeFileSchema.nullable(),
  message: z.string(),
  reply: z.string().nullable(),
  interview: InterviewSchema.nullable(),
  steps: z.array(TimelineStepSchema),
  silence: SilenceSchema.nullable(),
  afterInterview: AfterInterviewSchema.nullable(),
});

/** A graduate of the archive scope at work on the platform, as the union sees it. */
export const ScopedApplicationSchema = z.object({
  id,
  personId: id,
  name: z.string(),
  unionName: z.string(),
  positionTitle: z.string(),
  companyName: z.string(),
  state: applicationState,
  submittedAt: instant,
  movedAt: instant,
  waitingDays: z.number().int().nullable(),
});
