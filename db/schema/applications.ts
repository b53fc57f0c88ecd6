import {
  applicationStates,
  internshipKinds,
  placementPaths,
} from '@sunshine/contract/applications/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, day, id, instant, oneOf } from './columns.ts';
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
  graduationYear: number;
  skills: string;
  experience: string;
}

/** A graduate's online résumé (简历). */
export const resumes = pgTable('resumes', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => graduates.personId),
  skills: text('skills').notNull().default(''),
  experience: text('experience').notNull().default(''),
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
    cancelledAt: instant('cancelled_at'),
    cancellationReason: text('cancellation_reason'),
  },
  (t) => [
    oneOf('placement_path_is_known', t.path, keysOf(placementPaths)),
    check(
      'a_placement_is_confirmed_or_proved',
      sql`(${t.companyConfirmedAt} is not null and ${t.graduateConfirmedAt} is not null) or ${t.evidence} is not null`,
    ),
    check(
      'a_cancelled_placement_says_why',
      sql`(${t.cancelledAt} is null) = (${t.cancellationReason} is null)`,
    ),
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
  },
  (t) => [
    oneOf('internship_kind_is_known', t.kind, keysOf(internshipKinds)),
    check(
      'a_cancelled_internship_says_why',
      sql`(${t.cancelledOn} is null) = (${t.cancellationReason} is null)`,
    ),
    uniqueIndex('one_internship_per_application').on(t.applicationId).where(sql`${t.cancelledOn} is null`),
    index('internships_by_union').on(t.unionId, t.confirmedOn),
    index('internships_by_person').on(t.personId),
  ],
);

/** Message in a person's inbox (消息); text without any word of hardship. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    accountId: uuid('account_id').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** Address within the site. */
    href: text('href'),
    /** The same notice is delivered once, whatever is retried. */
    onceKey: text('once_key').notNull().unique('a_notice_is_delivered_once'),
    createdAt: createdAt(),
    readAt: instant('read_at'),
  },
  (t) => [index('notices_by_account').on(t.accountId, t.createdAt)],
);
