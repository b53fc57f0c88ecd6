import {
  attendanceMarks,
  certificateHelps,
  enrolmentStates,
  meetingStates,
  trainingKinds,
  trainingStates,
} from '@sunshine/contract/events/training-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cancellable, cancelledWithReason, createdAt, day, id, instant, oneOf, recorded } from './columns.ts';
import { graduates } from './households.ts';
import { unions } from './unions.ts';

/** Training class (培训班); counts when it is finished, on the day of its last meeting. */
export const trainingClasses = pgTable(
  'training_classes',
  {
    id: id(),
    kind: text('kind', { enum: keysOf(trainingKinds) }).notNull(),
    title: text('title').notNull(),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    /** School or institute that teaches. */
    provider: text('provider').notNull().default(''),
    place: text('place').notNull().default(''),
    description: text('description').notNull().default(''),
    /** Certificate the class leads to; null where there is none. */
    certificateName: text('certificate_name'),
    /** Places; null without a limit. */
    capacity: integer('capacity'),
    /** Places kept for people whose gap the class closes (保留名额), until the first day. */
    reservedPlaces: integer('reserved_places').notNull().default(0),
    /** Graduates may sign up themselves on the site. */
    openToSignUp: boolean('open_to_sign_up').notNull().default(false),
    startsOn: day('starts_on').notNull(),
    /** Last day, included; when finished the day of the last meeting held. */
    endsOn: day('ends_on').notNull(),
    state: text('state', { enum: keysOf(trainingStates) })
      .notNull()
      .default('planned'),
    finishedAt: instant('finished_at'),
    finishedBy: uuid('finished_by'),
    cancellationReason: text('cancellation_reason'),
    /** Who looks after the class; handed over when that person leaves. */
    caseworkerId: uuid('caseworker_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('training_kind_is_known', t.kind, keysOf(trainingKinds)),
    oneOf('training_state_is_known', t.state, keysOf(trainingStates)),
    check('a_class_ends_after_it_began', sql`${t.endsOn} >= ${t.startsOn}`),
    check('a_class_has_places', sql`${t.capacity} between 1 and 10000`),
    check(
      'reserved_places_are_places',
      sql`${t.reservedPlaces} >= 0 and ${t.reservedPlaces} <= coalesce(${t.capacity}, 0)`,
    ),
    check('a_finished_class_says_when', sql`(${t.state} = 'finished') = (${t.finishedAt} is not null)`),
    check(
      'a_cancelled_class_says_why',
      sql`(${t.state} = 'cancelled') = (${t.cancellationReason} is not null)`,
    ),
    index('classes_by_union').on(t.unionId, t.endsOn),
    index('classes_by_state').on(t.state, t.startsOn),
  ],
);

/** One meeting (一次课) of a class; a day may have a morning and an afternoon. */
export const trainingMeetings = pgTable(
  'training_meetings',
  {
    id: id(),
    classId: uuid('class_id')
      .notNull()
      .references(() => trainingClasses.id),
    onDay: day('on_day').notNull(),
    /** Hours as told: 9:00–11:30. */
    hours: text('hours').notNull().default(''),
    topic: text('topic').notNull().default(''),
    state: text('state', { enum: keysOf(meetingStates) })
      .notNull()
      .default('planned'),
  },
  (t) => [
    oneOf('meeting_state_is_known', t.state, keysOf(meetingStates)),
    uniqueIndex('one_meeting_per_class_day_and_hours').on(t.classId, t.onDay, t.hours),
  ],
);

/** Enrolment (报名) of a person in a class. */
export const trainingEnrolments = pgTable(
  'training_enrolments',
  {
    id: id(),
    classId: uuid('class_id')
      .notNull()
      .references(() => trainingClasses.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    state: text('state', { enum: keysOf(enrolmentStates) })
      .notNull()
      .default('enrolled'),
    enrolledAt: instant('enrolled_at').notNull(),
    enrolledBy: uuid('enrolled_by').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    oneOf('enrolment_state_is_known', t.state, keysOf(enrolmentStates)),
    uniqueIndex('one_enrolment_per_person_and_class').on(t.classId, t.personId),
    check(
      'a_withdrawn_enrolment_says_when',
      sql`(${t.state} = 'withdrawn') = (${t.withdrawnAt} is not null)`,
    ),
    index('enrolments_by_person').on(t.personId),
  ],
);

/** Attendance (出勤) of one enrolled person at one meeting. */
export const attendances = pgTable(
  'attendances',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => trainingMeetings.id),
    enrolmentId: uuid('enrolment_id')
      .notNull()
      .references(() => trainingEnrolments.id),
    mark: text('mark', { enum: keysOf(attendanceMarks) }).notNull(),
    ...recorded(),
  },
  (t) => [
    primaryKey({ name: 'one_mark_per_meeting_and_person', columns: [t.meetingId, t.enrolmentId] }),
    oneOf('attendance_mark_is_known', t.mark, keysOf(attendanceMarks)),
    index('attendances_by_enrolment').on(t.enrolmentId),
  ],
);

/** Certificate (职业资格证书) obtained with union help. */
export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    name: text('name').notNull(),
    number: text('number').notNull(),
    issuer: text('issuer').notNull(),
    issuedOn: day('issued_on').notNull(),
    help: text('help', { enum: keysOf(certificateHelps) }).notNull(),
    /** The class that led to it; required for that kind of help. */
    classId: uuid('class_id').references(() => trainingClasses.id),
    /** What the union paid or arranged, for the other kinds of help. */
    helpNote: text('help_note'),
    /** 到期换证: kept, never counted. */
    renewal: boolean('renewal').notNull().default(false),
    ...recorded(),
    ...cancellable(),
  },
  (t) => [
    oneOf('certificate_help_is_known', t.help, keysOf(certificateHelps)),
    check('help_with_a_certificate_is_linked', sql`(${t.help} = 'class') = (${t.classId} is not null)`),
    check('other_help_with_a_certificate_is_noted', sql`${t.help} = 'class' or ${t.helpNote} is not null`),
    cancelledWithReason('a_cancelled_certificate_says_why', t),
    uniqueIndex('one_certificate_per_issuer_and_number')
      .on(t.issuer, t.number)
      .where(sql`${t.cancelledAt} is null`),
    index('certificates_by_union').on(t.unionId, t.issuedOn),
    index('certificates_by_person').on(t.personId),
  ],
);

/** Entrepreneurship guidance (创业指导): one session with one person. */
export const guidanceSessions = pgTable(
  'guidance_sessions',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    onDay: day('on_day').notNull(),
    /** Who guided. */
    adviser: text('adviser').notNull(),
    /** What was talked about; a session without a note does not count. */
    note: text('note').notNull(),
    followUpOn: day('follow_up_on'),
    followedUpAt: instant('followed_up_at'),
    followUpNote: text('follow_up_note'),
    /** Who looks after the follow-up. */
    caseworkerId: uuid('caseworker_id').notNull(),
    ...recorded(),
    ...cancellable(),
  },
  (t) => [
    check('a_follow_up_comes_later', sql`${t.followUpOn} > ${t.onDay}`),
    check('a_done_follow_up_has_a_note', sql`(${t.followedUpAt} is null) = (${t.followUpNote} is null)`),
    cancelledWithReason('a_cancelled_session_says_why', t),
    index('guidance_by_union').on(t.unionId, t.onDay),
    index('guidance_by_person').on(t.personId),
  ],
);
