import { eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { people } from '../../schema/people.ts';

export type NewPerson = typeof people.$inferInsert & { id: string };

export interface KnownPerson {
  id: string;
  name: string;
  hash: Buffer;
  hasPhone: boolean;
  /** The archive the person is an active member of, wherever it is. */
  household: { id: string; archiveNumber: string; unionId: string; unionName: string } | null;
}

/** People of these keyed hashes with the archive they are active in; over the whole platform. */
export async function findPeopleByIdNumber(tx: Queryable, hashes: readonly Buffer[]): Promise<KnownPerson[]> {
  if (hashes.length === 0) return [];
  const rows = await tx.execute<{
    id: string;
    name: string;
    hash: Buffer;
    hasPhone: boolean;
    householdId: string | null;
    archiveNumber: string | null;
    unionId: string | null;
    unionName: string | null;
  }>(sql`
    select p.id, p.name, p.id_number_hash as hash, p.phone_hash is not null as "hasPhone",
      h.id as "householdId", h.archive_number as "archiveNumber", u.id as "unionId", u.short_name as "unionName"
    from people p
    left join household_members m on m.person_id = p.id and m.active
    left join households h on h.id = m.household_id
    left join household_managements g on g.household_id = h.id and g.until_day is null
    left join unions u on u.id = g.union_id
    where p.id_number_hash = any(${sql.param(hashes.map((hash) => `\\x${hash.toString('hex')}`))}::text[]::bytea[])`);
  return rows.map(({ householdId, archiveNumber, unionId, unionName, ...person }) => ({
    ...person,
    household:
      householdId && unionId
        ? { id: householdId, archiveNumber: archiveNumber ?? '', unionId, unionName: unionName ?? '' }
        : null,
  }));
}

export async function insertPeople(tx: Transaction, rows: readonly NewPerson[]): Promise<void> {
  if (rows.length > 0) await tx.insert(people).values([...rows]);
}

export async function updatePerson(
  tx: Transaction,
  personId: string,
  change: Partial<typeof people.$inferInsert>,
): Promise<void> {
  await tx.update(people).set(change).where(eq(people.id, personId));
}

export type PersonRow = typeof people.$inferSelect;

export async function readPeople(db: Queryable, ids: readonly string[]): Promise<PersonRow[]> {
  return ids.length === 0
    ? []
    : db
        .select()
        .from(people)
        .where(inArray(people.id, [...ids]));
}
