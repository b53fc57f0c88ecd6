import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { day, tsvector } from './columns.ts';
import { positions } from './positions.ts';

/** What the PostgreSQL engine searches: written by the index job from a re-read row, never by verbs. */
export const positionSearch = pgTable(
  'position_search',
  {
    positionId: uuid('position_id')
      .primaryKey()
      .references(() => positions.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    words: tsvector('words').notNull(),
    pinyin: text('pinyin').notNull(),
    kind: text('kind').notNull(),
    town: text('town').notNull(),
    education: integer('education').notNull(),
    monthlyMin: integer('monthly_min').notNull(),
    monthlyMax: integer('monthly_max').notNull(),
    publishedOn: day('published_on').notNull(),
  },
  (t) => [index('position_search_by_words').using('gin', t.words)],
);
