import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { applications } from './applications.ts';
import { createdAt, id, instant } from './columns.ts';
import { companies } from './companies.ts';
import { events } from './events.ts';
import { graduates } from './households.ts';
import { positions } from './positions.ts';

/**
 * Interview slot (面试时段) that a company offers to the invited of a position. One person takes it; neither the
 * person nor the company's row (场地或面试官) is in two at once: exclusion constraints of the migration.
 */
export const interviewSlots = pgTable(
  'interview_slots',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id),
    /** Event at whose booth it takes place. */
    eventId: uuid('event_id').references(() => events.id),
    startsAt: instant('starts_at').notNull(),
    /** Not included. */
    endsAt: instant('ends_at').notNull(),
    place: text('place').notNull(),
    /** Room or interviewer; slots of one row never overlap. */
    lane: text('lane').notNull().default(''),
    applicationId: uuid('application_id').references(() => applications.id),
    personId: uuid('person_id').references(() => graduates.personId),
    takenAt: instant('taken_at'),
    cancelledAt: instant('cancelled_at'),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check('a_slot_ends_after_it_began', sql`${t.endsAt} > ${t.startsAt}`),
    check(
      'a_taken_slot_says_by_whom',
      sql`(${t.applicationId} is null) = (${t.personId} is null) and (${t.applicationId} is null) = (${t.takenAt} is null)`,
    ),
    uniqueIndex('one_slot_per_application').on(t.applicationId).where(sql`${t.cancelledAt} is null`),
    index('slots_by_position').on(t.positionId, t.startsAt),
    index('slots_by_company').on(t.companyId, t.startsAt),
  ],
);
