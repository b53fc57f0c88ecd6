import {
  attendingStates,
  checklistItems,
  intentKinds,
  registrationStates,
  scanResults,
  scanWays,
} from '@sunshine/contract/events/fair-vocabulary.ts';
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
import { applications } from './applications.ts';
import { cancellable, cancelledWithReason, createdAt, id, instant, oneOf, recorded } from './columns.ts';
import { companies } from './companies.ts';
import { events } from './events.ts';
import { graduates } from './households.ts';
import { positions } from './positions.ts';
import { unions } from './unions.ts';

/** Template of an event (活动模板): plan, sessions and checklist that a unit uses again. */
export const eventTemplates = pgTable(
  'event_templates',
  {
    id: id(),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    name: text('name').notNull(),
    plan: jsonb('plan').$type<Record<string, unknown>>().notNull(),
    createdBy: uuid('created_by').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('one_event_template_per_name').on(t.unionId, t.name)],
);

/** Session (场次) of an event: a morning, an afternoon, another day. */
export const eventSessions = pgTable(
  'event_sessions',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    label: text('label').notNull().default(''),
    startsAt: instant('starts_at').notNull(),
    /** Not included. */
    endsAt: instant('ends_at').notNull(),
    /** Places of this session; null: only those of the event count. */
    capacity: integer('capacity'),
  },
  (t) => [
    check('a_session_ends_after_it_began', sql`${t.endsAt} > ${t.startsAt}`),
    check('a_session_has_places', sql`${t.capacity} between 1 and 100000`),
    index('sessions_by_event').on(t.eventId, t.startsAt),
  ],
);

/** One line of the checklist (筹备清单) that is done. */
export const eventChecks = pgTable(
  'event_checks',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    item: text('item', { enum: keysOf(checklistItems) }).notNull(),
    /** Filing number, name of the plan, whoever is in charge. */
    note: text('note').notNull().default(''),
    doneBy: uuid('done_by').notNull(),
    doneAt: instant('done_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'one_check_per_event_and_item', columns: [t.eventId, t.item] }),
    oneOf('checklist_item_is_known', t.item, keysOf(checklistItems)),
  ],
);

/** Announcement (通知) of an event that was sent out, and to how many. */
export const eventAnnouncements = pgTable(
  'event_announcements',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    audience: text('audience', { enum: ['registered', 'companies', 'graduates'] }).notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    recipients: integer('recipients').notNull(),
    sentBy: uuid('sent_by').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [index('announcements_by_event').on(t.eventId, t.sentAt)],
);

/** Company at an event (参会单位), from invitation or application to its booth. */
export const eventCompanies = pgTable(
  'event_companies',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    state: text('state', { enum: keysOf(attendingStates) }).notNull(),
    /** Words of the company: what it needs, how many people come. */
    wish: text('wish').notNull().default(''),
    /** Names of its people at the booth, as told by the company. */
    staff: text('staff').array().notNull().default(sql`'{}'`),
    /** Why the union said no; shown to the company. */
    reason: text('reason'),
    movedAt: instant('moved_at').notNull(),
    movedBy: uuid('moved_by').notNull(),
    /** When its people arrived on the day (单位签到). */
    arrivedAt: instant('arrived_at'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('attending_state_is_known', t.state, keysOf(attendingStates)),
    check('who_was_turned_down_is_told_why', sql`(${t.state} = 'rejected') = (${t.reason} is not null)`),
    check('only_who_attends_arrives', sql`${t.arrivedAt} is null or ${t.state} = 'approved'`),
    uniqueIndex('one_row_per_event_and_company').on(t.eventId, t.companyId),
    index('attending_by_company').on(t.companyId),
  ],
);

/** Booth (展位): a numbered place on the plan; one company has one booth at an event. */
export const booths = pgTable(
  'booths',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    number: text('number').notNull(),
    /** Place and size on the plan, in cells of its grid. */
    x: integer('x').notNull(),
    y: integer('y').notNull(),
    width: integer('width').notNull().default(1),
    height: integer('height').notNull().default(1),
    eventCompanyId: uuid('event_company_id').references(() => eventCompanies.id),
  },
  (t) => [
    check(
      'a_booth_lies_on_the_plan',
      sql`${t.x} >= 0 and ${t.y} >= 0 and ${t.width} between 1 and 20 and ${t.height} between 1 and 20`,
    ),
    uniqueIndex('one_booth_per_number').on(t.eventId, t.number),
    uniqueIndex('one_booth_per_event_and_company').on(t.eventCompanyId),
  ],
);

/** Registration (报名) of a person for an event, with its place in the order of coming and its ticket. */
export const registrations = pgTable(
  'registrations',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    sessionId: uuid('session_id').references(() => eventSessions.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    state: text('state', { enum: keysOf(registrationStates) }).notNull(),
    /** Order of coming within the event, given with the event locked; who comes back goes to the end. */
    rank: integer('rank').notNull(),
    /** Short printed code of the ticket (入场码), 8 characters with a check character. */
    code: text('code').notNull(),
    registeredAt: instant('registered_at').notNull(),
    registeredBy: uuid('registered_by').notNull(),
    /** When a place became free for who was waiting. */
    promotedAt: instant('promoted_at'),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: uuid('cancelled_by'),
    /** Why union staff cancelled it; null when the person did. */
    cancellationReason: text('cancellation_reason'),
    /** The person lets booths scan the ticket (展位扫码); taken back at once. */
    boothConsentAt: instant('booth_consent_at'),
    /** Set once the day before. */
    remindedAt: instant('reminded_at'),
  },
  (t) => [
    oneOf('event_registration_state_is_known', t.state, keysOf(registrationStates)),
    check(
      'a_cancelled_registration_says_when',
      sql`(${t.state} = 'cancelled') = (${t.cancelledAt} is not null)`,
    ),
    uniqueIndex('one_registration_per_event_and_person')
      .on(t.eventId, t.personId)
      .where(sql`${t.state} <> 'cancelled'`),
    uniqueIndex('one_rank_per_event').on(t.eventId, t.rank),
    uniqueIndex('one_ticket_per_code').on(t.code),
    index('registrations_by_event').on(t.eventId, t.state, t.rank),
    index('registrations_by_person').on(t.personId, t.registeredAt),
  ],
);

/** Scan at a door (签到记录): each with the id its device gave it, kept whatever it led to, never changed. */
export const scans = pgTable(
  'scans',
  {
    /** Made by the device, so that a repeat is known. */
    id: uuid('id').primaryKey(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    gate: text('gate').notNull(),
    way: text('way', { enum: keysOf(scanWays) }).notNull(),
    /** Digest of what was read, where it belongs to no registration. */
    readDigest: text('read_digest'),
    registrationId: uuid('registration_id').references(() => registrations.id),
    result: text('result', { enum: keysOf(scanResults) }).notNull(),
    /** By the device's clock, and corrected by what that clock was off. */
    deviceAt: instant('device_at').notNull(),
    scannedAt: instant('scanned_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    offline: boolean('offline').notNull().default(false),
    /** What the device itself had said to the person, when offline. */
    saidOffline: text('said_offline', { enum: keysOf(scanResults) }),
    scannedBy: uuid('scanned_by').notNull(),
    /** The scan that this one takes back (撤销): somebody else's code, a slip of the finger. */
    undoes: uuid('undoes'),
  },
  (t) => [
    check('only_an_undoing_scan_names_another', sql`(${t.result} = 'undone') = (${t.undoes} is not null)`),
    uniqueIndex('a_scan_is_undone_once').on(t.undoes),
    oneOf('scan_way_is_known', t.way, keysOf(scanWays)),
    oneOf('scan_result_is_known', t.result, keysOf(scanResults)),
    index('scans_by_event').on(t.eventId, t.scannedAt),
    index('scans_by_registration').on(t.registrationId),
  ],
);

/** Admission (入场): a registered person counts once per event, by the earliest scan. */
export const admissions = pgTable(
  'admissions',
  {
    registrationId: uuid('registration_id')
      .primaryKey()
      .references(() => registrations.id),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    scanId: uuid('scan_id')
      .notNull()
      .references(() => scans.id),
    gate: text('gate').notNull(),
    admittedAt: instant('admitted_at').notNull(),
  },
  (t) => [index('admissions_by_event').on(t.eventId, t.admittedAt)],
);

/** What happened between a person and a company at an event (意向), recorded at the booth with consent. */
export const intents = pgTable(
  'intents',
  {
    /** Made by the device, so that a repeat is known. */
    id: uuid('id').primaryKey(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registrations.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    positionId: uuid('position_id').references(() => positions.id),
    kind: text('kind', { enum: keysOf(intentKinds) }).notNull(),
    note: text('note').notNull().default(''),
    /** Application that 投递 made; it goes the way of every other. */
    applicationId: uuid('application_id').references(() => applications.id),
    ...recorded(),
    /** Who calls afterwards; handed over when that person leaves. */
    caseworkerId: uuid('caseworker_id'),
    ...cancellable(),
  },
  (t) => [
    oneOf('intent_kind_is_known', t.kind, keysOf(intentKinds)),
    cancelledWithReason('a_cancelled_intent_says_why', t),
    uniqueIndex('one_intent_of_a_kind')
      .on(
        t.eventId,
        t.companyId,
        t.personId,
        t.kind,
        sql`coalesce(${t.positionId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      )
      .where(sql`${t.cancelledAt} is null`),
    index('intents_by_event').on(t.eventId, t.kind),
    index('intents_by_company').on(t.companyId, t.recordedAt),
    index('intents_by_person').on(t.personId),
  ],
);
