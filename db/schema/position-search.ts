import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { day, instant, tsvector } from './columns.ts';
import { positions } from './positions.ts';

/** What the PostgreSQL engine searches: written by the index job from re-read rows, never by verbs. */
export const positionSearch = pgTable(
  'position_search',
  {
    positionId: uuid('position_id')
      .primaryKey()
      .references(() => positions.id, { onDelete: 'cascade' }),
    /** Fingerprint of everything the entry was made from. */
    version: text('version').notNull(),
    /** All words, pairs, sounds and initials, without places; asked by `@@` and never ranked. */
    words: tsvector('words').notNull(),
    /** Words of title (A), company, majors and trade (B); short, read by ranking. */
    heading: tsvector('heading').notNull(),
    kind: text('kind').notNull(),
    occupation: text('occupation').notNull(),
    town: text('town').notNull(),
    /** Rank of the required education, 0 for any to 4 for doctor. */
    education: smallint('education').notNull(),
    monthlyMin: integer('monthly_min').notNull(),
    monthlyMax: integer('monthly_max').notNull(),
    /** The later of publication and refresh. */
    publishedAt: instant('published_at').notNull(),
    validUntil: day('valid_until').notNull(),
    companyNature: text('company_nature').notNull().default('private'),
    /** Live applications when the entry was made, for "few applicants first". */
    applicants: integer('applicants').notNull().default(0),
    openToCurrentYear: boolean('open_to_current_year').notNull().default(true),
    /** Majors asked for in the form in which they are compared; empty where any will do. */
    majors: text('majors').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    // Without a pending list every search costs the same, however much was just written.
    index('position_search_by_words').using('gin', t.words).with({ fastupdate: false }),
    index('position_search_newest').on(t.publishedAt.desc(), t.positionId),
    index('position_search_best_paid').on(t.monthlyMin.desc(), t.monthlyMax.desc(), t.publishedAt.desc()),
    index('position_search_by_occupation').on(t.occupation, t.publishedAt.desc()),
    index('position_search_by_town').on(t.town, t.publishedAt.desc(), t.positionId),
    index('position_search_fewest_applicants').on(t.applicants, t.publishedAt.desc(), t.positionId),
    // Counted from end to end; a last day in front would only tempt the planner to join it to every search.
    index('position_search_for_facets').on(
      t.kind,
      t.town,
      t.education,
      t.monthlyMin,
      t.validUntil,
      t.occupation,
      t.companyNature,
      t.openToCurrentYear,
      t.publishedAt,
      t.majors,
    ),
  ],
);

/** Words and titles that positions use, with their sound: where a typing mistake finds its way back. */
export const positionTerms = pgTable(
  'position_terms',
  {
    term: text('term').primaryKey(),
    /** Toneless pinyin without spaces: plain letters, which trigrams cut alike under every locale. */
    sound: text('sound').notNull(),
    characters: text('characters').array().notNull(),
    /** As a title, a major or a company writes it. */
    shown: text('shown').notNull().default(''),
    /** What it is offered as while somebody types: `word`, `major` or `company`; empty: it is not. */
    kind: text('kind').notNull().default(''),
    /** Text of the tsquery that searching for it asks: whether it finds something now. */
    match: text('match').notNull().default(''),
    /** Its beginnings from each character on, their sounds and initials, marked. */
    keys: tsvector('keys').notNull().default(sql`''::tsvector`),
    /** The position that used it last: while that is found, nothing else need be asked. */
    positionId: uuid('position_id'),
  },
  (t) => [
    index('position_terms_by_key').using('gin', t.keys).with({ fastupdate: false }),
    index('position_terms_by_sound').using('gin', sql`${t.sound} gin_trgm_ops`),
    index('position_terms_by_character').using('gin', t.characters),
  ],
);

/** Every change an index must follow, in order: what several search servers read at their own pace. */
export const positionChanges = pgTable(
  'position_changes',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    positionId: uuid('position_id').notNull(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (t) => [index('changes_by_position').on(t.positionId)],
);

/** How far each search server has followed (索引进度). */
export const searchCursors = pgTable('search_cursors', {
  /** Address of the server without its key. */
  server: text('server').primaryKey(),
  followedTo: bigint('followed_to', { mode: 'number' }).notNull().default(0),
  followedAt: instant('followed_at').notNull(),
  /** Documents that the last comparison had to repair, and when one last had to. */
  drift: integer('drift').notNull().default(0),
  driftedAt: instant('drifted_at'),
  /** What the index said of its own state when it was last known to be equal: another is a reason to compare. */
  mark: text('mark'),
});
