import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, createdAt, day, id } from './columns.ts';

/** Person (自然人): one record behind account, household member and graduate. */
export const people = pgTable(
  'people',
  {
    id: id(),
    name: text('name').notNull(),
    /** Sealed by server/cipher; found by its keyed hash. */
    idNumberSealed: bytes('id_number_sealed'),
    idNumberHash: bytes('id_number_hash').unique('one_person_per_id_number'),
    /** Last four characters are enough to mask without opening the seal: 310118********1234. */
    idNumberMask: text('id_number_mask'),
    birthDate: day('birth_date'),
    phoneSealed: bytes('phone_sealed'),
    phoneHash: bytes('phone_hash'),
    phoneMask: text('phone_mask'),
    diedOn: day('died_on'),
    createdAt: createdAt(),
  },
  (t) => [index('people_by_phone_hash').on(t.phoneHash), index('people_by_name').on(t.name)],
);
