import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { unionKinds } from '@sunshine/contract/unions/vocabulary.ts';
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, day, id, oneOf } from './columns.ts';

/** Unions (工会): one tree; the district at the root. */
export const unions = pgTable(
  'unions',
  {
    id: id(),
    /** District 310118, streets and towns by nine-digit division code, system units 310118-S01 and on, grassroots CODE-G01. */
    code: text('code').notNull().unique('union_code_is_unique'),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    kind: text('kind', { enum: keysOf(unionKinds) }).notNull(),
    parentId: uuid('parent_id').references((): AnyPgColumn => unions.id),
    /** Street or town a territorial unit stands for. */
    divisionCode: text('division_code'),
    contactPhone: text('contact_phone'),
    /** Order on the district's table. */
    position: integer('position').notNull().default(0),
    closedOn: day('closed_on'),
    successorId: uuid('successor_id').references((): AnyPgColumn => unions.id),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('union_kind_is_known', t.kind, keysOf(unionKinds)),
    check('only_the_district_has_no_parent', sql`(${t.kind} = 'district') = (${t.parentId} is null)`),
    index('unions_by_parent').on(t.parentId),
  ],
);

/** Every union with each union above it and itself (depth 0), kept by a trigger; scope = own unit and all below. */
export const unionAncestry = pgTable(
  'union_ancestry',
  {
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    ancestorId: uuid('ancestor_id')
      .notNull()
      .references(() => unions.id),
    depth: integer('depth').notNull(),
  },
  (t) => [
    primaryKey({ name: 'one_row_per_union_and_ancestor', columns: [t.unionId, t.ancestorId] }),
    index('union_ancestry_by_ancestor').on(t.ancestorId, t.unionId),
  ],
);
