import { messageTopics } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import type { HideableField } from '@sunshine/contract/applications/resume-vocabulary.ts';
import {
  applicationStates,
  internshipEnds,
  internshipKinds,
  placementPaths,
  retentionMonths,
  retentionResults,
} from '@sunshine/contract/applications/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cancellable, cancelledWithReason, createdAt, day, id, instant, oneOf, recorded } from './columns.ts';
import { companies } from './companies.ts';
import { graduates } from './households.ts';
import { positions } from './positions.ts';
import { unions } from './unions.ts';

/** What the graduate sent; all the company ever sees of the person. */
export interface SentResume {
  name: string;
  phone: string;
  email?: string;
  school: string;
  major: string;
  degree: string;
  graduationYear?: number;
  skills: string;
  experience: string;
  introduction?: string;
  education?: ResumeEntry[];
  practice?: ResumeEntry[];
  certificates?: ResumeCertificate[];
}

/** One line of a résumé's education or practice; months as YYYY-MM, `until` null while it lasts. */
export interface ResumeEntry {
  /** School or employer. */
  place: string;
  /** Major or what one was there. */
  role: string;
  from: string;
  until: string | null;
  text: string;
}

export interface ResumeCertificate {
  name: string;
  /** YYYY-MM, when known. */
  issued: string | null;
}

/** What a résumé keeps; a sent copy has no ids. */
export type Kept<Entry> = Entry & { id: string };

/** A graduate's online résumé (简历). */
export const resumes = pgTable('resumes', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => graduates.personId),
  skills: text('skills').notNull().default(''),
  experience: text('experience').notNull().default(''),
  introduction: text('introduction').notNull().default(''),
  education: jsonb('education').$type<Kept<ResumeEntry>[]>().notNull().default([]),
  practice: jsonb('practice').$type<Kept<ResumeEntry>[]>().notNull().default([]),
  certificates: jsonb('certificates').$type<Kept<ResumeCertificate>[]>().notNull().default([]),
  /** Fields kept back from companies (不给单位看): keys of `hideableFields`. */
  hidden: text('hidden').array().$type<HideableField[]>().notNull().default(sql`'{}'`),
  updatedAt: instant('updated_at').notNull(),
});

/** Application (投递). */
export const applications = pgTable(
  'applications',
  {
    id: id(),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    state: text('state', { enum: keysOf(applicationStates) })
      .notNull()
      .default('submitted'),
    resume: jsonb('resume').$type<SentResume>().notNull(),
    message: text('message').notNull().default(''),
    /** Latest words of the company to the graduate (reason, invitation). */
    reply: text('reply'),
    interviewAt: instant('interview_at'),
    interviewPlace: text('interview_place'),
    /** First day of work as each side states it; hired when both agree. */
    startOn: day('start_on'),
    companyConfirmedAt: instant('company_confirmed_at'),
    graduateConfirmedAt: instant('graduate_confirmed_at'),
    submittedAt: instant('submitted_at').notNull(),
    /** First answer of the company, for its answer rate. */
    answeredAt: instant('answered_at'),
    movedAt: instant('moved_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('application_state_is_known', t.state, keysOf(applicationStates)),
    check(
      'hired_needs_both_sides',
      sql`${t.state} <> 'hired' or (${t.companyConfirmedAt} is not null and ${t.graduateConfirmedAt} is not null and ${t.startOn} is not null)`,
    ),
    uniqueIndex('one_live_application_per_person_and_position')
      .on(t.personId, t.positionId)
      .where(sql`${t.state} in ('submitted', 'viewed', 'interview', 'offered', 'accepted', 'hired')`),
    index('applications_by_position').on(t.positionId, t.state, t.submittedAt),
    index('applications_by_person').on(t.personId, t.submittedAt),
  ],
);

/** Every step of an application: who moved it, when, why. */
export const applicationSteps = pgTable(
  'application_steps',
  {
    id: id(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    fromState: text('from_state', { enum: keysOf(applicationStates) }),
    toState: text('to_state', { enum: keysOf(applicationStates) }).notNull(),
    at: instant('at').notNull(),
    actorRole: text('actor_role').notNull(),
    actorAccountId: uuid('actor_account_id'),
    note: text('note'),
  },
  (t) => [index('steps_by_application').on(t.applicationId, t.at)],
);

/** Who at the company opened an application, and when: the graduate's receipt (谁看过). */
export const applicationViews = pgTable(
  'application_views',
  {
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    accountId: uuid('account_id').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** Whether the file was opened too. */
    fileSeenAt: instant('file_seen_at'),
  },
  (t) => [
    primaryKey({ name: 'one_view_per_application_and_account', columns: [t.applicationId, t.accountId] }),
  ],
);

/** Companies that a graduate keeps the résumé from (屏蔽单位). */
export const companyBlocks = pgTable(
  'company_blocks',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: 'one_block_per_person_and_company', columns: [t.personId, t.companyId] })],
);

/** Placement (实现就业): a start of work with union help. */
export const placements = pgTable(
  'placements',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    companyId: uuid('company_id').references(() => companies.id),
    employerName: text('employer_name').notNull(),
    positionId: uuid('position_id').references(() => positions.id),
    applicationId: uuid('application_id').references(() => applications.id),
    /** Unit that gave the help; on the platform alone, the unit managing the person that day. */
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    path: text('path', { enum: keysOf(placementPaths) }).notNull(),
    startOn: day('start_on').notNull(),
    endedOn: day('ended_on'),
    companyConfirmedAt: instant('company_confirmed_at'),
    graduateConfirmedAt: instant('graduate_confirmed_at'),
    evidence: text('evidence'),
    /** 补录: recorded by staff for work outside the platform. */
    supplementary: boolean('supplementary').notNull().default(false),
    recordedBy: uuid('recorded_by'),
    recordedAt: instant('recorded_at').notNull(),
    /** Who calls the person afterwards (就业回访); handed over when that person leaves. */
    caseworkerId: uuid('caseworker_id'),
    ...cancellable(),
  },
  (t) => [
    oneOf('placement_path_is_known', t.path, keysOf(placementPaths)),
    check(
      'a_placement_is_confirmed_or_proved',
      sql`(${t.companyConfirmedAt} is not null and ${t.graduateConfirmedAt} is not null) or ${t.evidence} is not null`,
    ),
    cancelledWithReason('a_cancelled_placement_says_why', t),
    uniqueIndex('one_placement_per_application').on(t.applicationId).where(sql`${t.cancelledAt} is null`),
    uniqueIndex('one_placement_per_person_and_start')
      .on(t.personId, t.startOn)
      .where(sql`${t.cancelledAt} is null`),
    index('placements_by_union').on(t.unionId, t.startOn),
    index('placements_by_person').on(t.personId),
  ],
);

/** Internship (实习) or traineeship (见习) confirmed by the employer and a named person. */
export const internships = pgTable(
  'internships',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    kind: text('kind', { enum: keysOf(internshipKinds) }).notNull(),
    companyId: uuid('company_id').references(() => companies.id),
    employerName: text('employer_name').notNull(),
    positionId: uuid('position_id').references(() => positions.id),
    applicationId: uuid('application_id').references(() => applications.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    confirmedOn: day('confirmed_on').notNull(),
    startOn: day('start_on').notNull(),
    endOn: day('end_on'),
    months: integer('months'),
    evidence: text('evidence'),
    supplementary: boolean('supplementary').notNull().default(false),
    recordedBy: uuid('recorded_by'),
    recordedAt: instant('recorded_at').notNull(),
    /** Cancelled before its first day: it never happened. */
    cancelledOn: day('cancelled_on'),
    cancellationReason: text('cancellation_reason'),
    /** Last day, when it is over, and how it ended. */
    endedOn: day('ended_on'),
    ended: text('ended', { enum: keysOf(internshipEnds) }),
    endNote: text('end_note'),
    /** Why a traineeship outside the usual limits (a second one, a short one …) was still right. */
    exceptionReason: text('exception_reason'),
    /** The placement of a person who was kept on (留用); it counts in 08A by itself. */
    placementId: uuid('placement_id').references(() => placements.id),
  },
  (t) => [
    oneOf('internship_kind_is_known', t.kind, keysOf(internshipKinds)),
    oneOf('internship_end_is_known', t.ended, keysOf(internshipEnds)),
    check('an_ended_internship_says_how', sql`(${t.endedOn} is null) = (${t.ended} is null)`),
    check('an_internship_ends_after_it_began', sql`${t.endedOn} >= ${t.startOn}`),
    check('who_was_kept_on_has_a_placement', sql`(${t.ended} = 'keptOn') = (${t.placementId} is not null)`),
    check(
      'a_cancelled_internship_says_why',
      sql`(${t.cancelledOn} is null) = (${t.cancellationReason} is null)`,
    ),
    uniqueIndex('one_internship_per_application').on(t.applicationId).where(sql`${t.cancelledOn} is null`),
    index('internships_by_union').on(t.unionId, t.confirmedOn),
    index('internships_by_person').on(t.personId),
  ],
);

/** Extension (延长) of an internship or traineeship: the same one goes on, it counts no second time. */
export const internshipExtensions = pgTable(
  'internship_extensions',
  {
    id: id(),
    internshipId: uuid('internship_id')
      .notNull()
      .references(() => internships.id),
    /** Planned last day before and after. */
    fromDay: day('from_day'),
    untilDay: day('until_day').notNull(),
    evidence: text('evidence').notNull(),
    ...recorded(),
  },
  (t) => [
    check('an_extension_makes_it_longer', sql`${t.untilDay} > ${t.fromDay}`),
    index('extensions_by_internship').on(t.internshipId),
  ],
);

/** Retention call (就业回访) 1, 3, 6 or 12 months after the first day of work; due ones without a row are tasks. */
export const retentionCalls = pgTable(
  'retention_calls',
  {
    id: id(),
    placementId: uuid('placement_id')
      .notNull()
      .references(() => placements.id),
    month: integer('month').notNull(),
    calledOn: day('called_on').notNull(),
    result: text('result', { enum: keysOf(retentionResults) }).notNull(),
    note: text('note').notNull().default(''),
    calledBy: uuid('called_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    ...cancellable(),
  },
  (t) => [
    oneOf('retention_result_is_known', t.result, keysOf(retentionResults)),
    check('a_call_belongs_to_a_month', sql`${t.month} in (${sql.raw(retentionMonths.join(', '))})`),
    index('calls_by_placement').on(t.placementId, t.month),
    uniqueIndex('one_answered_call_per_month')
      .on(t.placementId, t.month)
      .where(sql`${t.result} <> 'unreached' and ${t.cancelledAt} is null`),
    cancelledWithReason('a_cancelled_call_says_why', t),
  ],
);

/** Message in a person's inbox (消息); text without any word of hardship. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    accountId: uuid('account_id').notNull(),
    /** What it is about; null in those from before there were topics. */
    topic: text('topic', { enum: keysOf(messageTopics) }),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** Address within the site. */
    href: text('href'),
    /** The same notice is delivered once, whatever is retried. */
    onceKey: text('once_key').notNull().unique('a_notice_is_delivered_once'),
    createdAt: createdAt(),
    readAt: instant('read_at'),
  },
  (t) => [
    oneOf('notice_topic_is_known', t.topic, keysOf(messageTopics)),
    index('notices_by_account').on(t.accountId, t.createdAt),
  ],
);
