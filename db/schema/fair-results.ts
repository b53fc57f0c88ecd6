import { absenceReasons, followUpDays, followUpResults } from '@sunshine/contract/events/fair-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf } from './columns.ts';
import { events } from './events.ts';
import { intents, registrations } from './fairs.ts';

/** Figures of a result, keys of `resultFigures`. */
export interface EventFigures {
  companies: number;
  positions: number;
  openings: number;
  visitors: number;
  applications: number;
  intents: number;
  hires: number;
}

/** Result of an event (活动结果): proposed by one person from the records, confirmed by another. */
export const eventResults = pgTable(
  'event_results',
  {
    eventId: uuid('event_id')
      .primaryKey()
      .references(() => events.id),
    /** As the records said when it was proposed. */
    counted: jsonb('counted').$type<EventFigures>().notNull(),
    /** As proposed; where it differs from what was counted, the note says why. */
    proposed: jsonb('proposed').$type<EventFigures>().notNull(),
    note: text('note').notNull().default(''),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    /** Sent back by who should confirm it, or confirmed and taken back: why; it is proposed anew. */
    returnedBy: uuid('returned_by'),
    returnedAt: instant('returned_at'),
    returnReason: text('return_reason'),
  },
  (t) => [
    check('a_result_is_confirmed_by_a_second_person', sql`${t.confirmedBy} <> ${t.proposedBy}`),
    check(
      'a_returned_result_says_why',
      sql`(${t.returnedAt} is null) = (${t.returnReason} is null) and (${t.returnedAt} is null) = (${t.returnedBy} is null)`,
    ),
    check('a_returned_result_is_not_confirmed', sql`${t.returnedAt} is null or ${t.confirmedAt} is null`),
    check('a_confirmed_result_says_when', sql`(${t.confirmedBy} is null) = (${t.confirmedAt} is null)`),
  ],
);

/** Follow-up (跟进) of an intent 7 or 30 days after the event; due ones without a row are tasks. */
export const intentFollowUps = pgTable(
  'intent_follow_ups',
  {
    intentId: uuid('intent_id')
      .notNull()
      .references(() => intents.id),
    day: integer('day').notNull(),
    result: text('result', { enum: keysOf(followUpResults) }).notNull(),
    note: text('note').notNull().default(''),
    doneBy: uuid('done_by').notNull(),
    doneAt: instant('done_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'one_follow_up_per_intent_and_day', columns: [t.intentId, t.day] }),
    oneOf('follow_up_result_is_known', t.result, keysOf(followUpResults)),
    check('a_follow_up_belongs_to_a_day', sql`${t.day} in (${sql.raw(followUpDays.join(', '))})`),
  ],
);

/** Call (电话) to somebody registered who did not come; those without a row are tasks. */
export const absenceCalls = pgTable(
  'absence_calls',
  {
    registrationId: uuid('registration_id')
      .primaryKey()
      .references(() => registrations.id),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    reason: text('reason', { enum: keysOf(absenceReasons) }).notNull(),
    note: text('note').notNull().default(''),
    calledBy: uuid('called_by').notNull(),
    calledAt: instant('called_at').notNull(),
  },
  (t) => [
    oneOf('absence_reason_is_known', t.reason, keysOf(absenceReasons)),
    index('absence_calls_by_event').on(t.eventId),
  ],
);
