import {
  alertRhythms,
  notForMeReasons,
  wishStates,
} from '@sunshine/contract/positions/matching-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { graduates } from './households.ts';
import { positions } from './positions.ts';

/** A position shown as fitting is not for this person, and why (不感兴趣). */
export const recommendationFeedback = pgTable(
  'recommendation_feedback',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id),
    reason: text('reason', { enum: keysOf(notForMeReasons) }).notNull(),
    note: text('note').notNull().default(''),
    givenAt: instant('given_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'one_feedback_per_person_and_position', columns: [t.personId, t.positionId] }),
    oneOf('not_for_me_reason_is_known', t.reason, keysOf(notForMeReasons)),
  ],
);

/** Wish (求职愿望): what was searched for and not found; unions see it as demand. Without a person it is only counted. */
export const positionWishes = pgTable(
  'position_wishes',
  {
    id: id(),
    personId: uuid('person_id').references(() => graduates.personId),
    /** The search as its page's address says it, keys in order; the columns below are what unions count by. */
    query: text('query').notNull(),
    words: text('words').notNull(),
    kinds: text('kinds').array().notNull().default(sql`'{}'`),
    /** Nine-digit codes; empty for anywhere. */
    towns: text('towns').array().notNull().default(sql`'{}'`),
    education: text('education'),
    /** Yuan a month. */
    salaryMin: integer('salary_min'),
    state: text('state', { enum: keysOf(wishStates) })
      .notNull()
      .default('open'),
    wishedAt: instant('wished_at').notNull(),
    settledAt: instant('settled_at'),
    /** Position that met it. */
    positionId: uuid('position_id').references(() => positions.id),
  },
  (t) => [
    oneOf('wish_state_is_known', t.state, keysOf(wishStates)),
    check('a_settled_wish_says_when', sql`(${t.state} = 'open') = (${t.settledAt} is null)`),
    check('a_met_wish_has_its_position', sql`(${t.state} = 'met') = (${t.positionId} is not null)`),
    index('wishes_by_day').on(t.wishedAt),
    index('wishes_by_person').on(t.personId),
    index('open_wishes_by_query').on(t.query).where(sql`${t.state} = 'open'`),
    uniqueIndex('one_open_wish_per_person_and_search')
      .on(t.personId, t.query)
      .where(sql`${t.state} = 'open'`),
  ],
);

/** Saved search (保存的搜索) with its alerts. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    name: text('name').notNull(),
    /** The search as its page's address says it, keys in order: `q=…&kind=…`. */
    query: text('query').notNull(),
    rhythm: text('rhythm', { enum: keysOf(alertRhythms) })
      .notNull()
      .default('daily'),
    /** Positions published after this are new to the person. */
    seenUntil: instant('seen_until').notNull(),
    /** Positions published until then were told of in a notice, or were not to be. */
    toldUntil: instant('told_until').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('alert_rhythm_is_known', t.rhythm, keysOf(alertRhythms)),
    uniqueIndex('one_saved_search_per_query').on(t.personId, t.query),
    index('saved_searches_by_rhythm').on(t.rhythm),
  ],
);
