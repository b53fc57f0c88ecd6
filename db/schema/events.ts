import { eventKinds, eventStates } from '@sunshine/contract/events/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, day, id, instant, oneOf } from './columns.ts';
import { positions } from './positions.ts';
import { unions } from './unions.ts';

/** Grid of a booth plan and its fixtures: doors, stage, service desk. */
export interface BoothPlan {
  width: number;
  height: number;
  fixtures: { label: string; x: number; y: number; width: number; height: number }[];
}

/** Employment-service event (就业服务活动), a job fair (招聘会) among them. */
export const events = pgTable(
  'events',
  {
    id: id(),
    kind: text('kind', { enum: keysOf(eventKinds) }).notNull(),
    title: text('title').notNull(),
    /** The leading organiser; a joint event counts once, here. */
    leadUnionId: uuid('lead_union_id')
      .notNull()
      .references(() => unions.id),
    startsOn: day('starts_on').notNull(),
    /** Last day, included. */
    endsOn: day('ends_on').notNull(),
    hours: text('hours').notNull().default(''),
    place: text('place').notNull(),
    town: text('town'),
    description: text('description').notNull().default(''),
    state: text('state', { enum: keysOf(eventStates) })
      .notNull()
      .default('planned'),
    heldConfirmedAt: instant('held_confirmed_at'),
    notHeldReason: text('not_held_reason'),
    visitors: integer('visitors'),
    supplementary: boolean('supplementary').notNull().default(false),
    /** Places for registered people; null without a limit. */
    capacity: integer('capacity'),
    /** From when and until when people may register; both null: no registration. */
    registrationOpensAt: instant('registration_opens_at'),
    /** Not included. */
    registrationClosesAt: instant('registration_closes_at'),
    /** Companies may ask for a booth until the end of this day. */
    companiesUntil: day('companies_until'),
    /** Visitors expected; from 1,000 on the checklist asks for a safety plan and a filing number. */
    expectedVisitors: integer('expected_visitors'),
    /** Size of the booth plan (展位图) in cells, and what stands on it beside booths. */
    plan: jsonb('plan').$type<BoothPlan>(),
    /** Counts the changes that calendars must follow (SEQUENCE). */
    revision: integer('revision').notNull().default(0),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('event_kind_is_known', t.kind, keysOf(eventKinds)),
    oneOf('event_state_is_known', t.state, keysOf(eventStates)),
    check('an_event_ends_after_it_began', sql`${t.endsOn} >= ${t.startsOn}`),
    check('an_event_has_places', sql`${t.capacity} between 1 and 100000`),
    check('registration_closes_after_it_opened', sql`${t.registrationClosesAt} > ${t.registrationOpensAt}`),
    check(
      'registration_has_both_ends',
      sql`(${t.registrationOpensAt} is null) = (${t.registrationClosesAt} is null)`,
    ),
    check('an_event_not_held_says_why', sql`(${t.state} = 'notHeld') = (${t.notHeldReason} is not null)`),
    index('events_by_lead').on(t.leadUnionId, t.startsOn),
    index('events_by_day').on(t.startsOn),
  ],
);

/** Co-organisers (联合主办). */
export const eventCoOrganisers = pgTable(
  'event_co_organisers',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
  },
  (t) => [primaryKey({ name: 'one_row_per_event_and_co_organiser', columns: [t.eventId, t.unionId] })],
);

/** Positions shown at an event, with the headcount at its close. */
export const eventPositions = pgTable(
  'event_positions',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id),
    /** Headcount on the event's last day; null until it closes. */
    headcount: integer('headcount'),
  },
  (t) => [
    primaryKey({ name: 'one_row_per_event_and_position', columns: [t.eventId, t.positionId] }),
    check('shown_headcount_is_not_negative', sql`${t.headcount} >= 0`),
    index('event_positions_by_position').on(t.positionId),
  ],
);
