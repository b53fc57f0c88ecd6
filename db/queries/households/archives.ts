import { eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { households, householdVersions } from '../../schema/households.ts';
import { unionInScope } from './scope.ts';

export type NewHousehold = typeof households.$inferInsert & { id: string };

export interface LockedHousehold {
  id: string;
  version: number;
  archiveNumber: string;
  primaryWorkerId: string;
  archiveLevel: string;
  migrantWorker: boolean;
  hardshipSealed: Buffer;
  unionId: string;
  unionName: string;
  managedFrom: string;
  /** The latest episode; open while `closedOn` is null. */
  episodeId: string;
  openedOn: string;
  closedOn: string | null;
}

/** An archive of the scope, held until commit; null when missing or elsewhere. */
export async function lockHousehold(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<LockedHousehold | null> {
  const rows = await tx.execute<LockedHousehold & Record<string, unknown>>(sql`
    select h.id, h.version, h.archive_number as "archiveNumber", h.primary_worker_id as "primaryWorkerId",
      h.archive_level as "archiveLevel", h.migrant_worker as "migrantWorker", h.hardship_sealed as "hardshipSealed",
      g.union_id as "unionId", u.name as "unionName", g.from_day as "managedFrom",
      e.id as "episodeId", e.opened_on as "openedOn", e.closed_on as "closedOn"
    from households h
    join household_managements g on g.household_id = h.id and g.until_day is null
    join unions u on u.id = g.union_id
    join lateral (
      select * from household_episodes e where e.household_id = h.id
      order by e.closed_on is null desc, e.opened_on desc limit 1
    ) e on true
    where h.id = ${id} and ${unionInScope(sql`g.union_id`, scope)}
    for update of h`);
  return rows[0] ?? null;
}

export async function insertHouseholds(tx: Transaction, rows: readonly NewHousehold[]): Promise<void> {
  if (rows.length > 0) await tx.insert(households).values([...rows]);
}

export interface NewVersion {
  householdId: string;
  version: number;
  changedBy: string | null;
  changedAt: Date;
  reason: string;
  summary: string[];
}

export async function insertVersions(tx: Transaction, rows: readonly NewVersion[]): Promise<void> {
  if (rows.length > 0) await tx.insert(householdVersions).values([...rows]);
}

/** Writes the change of a locked archive and its next version. */
export async function setHousehold(
  tx: Transaction,
  id: string,
  change: Partial<typeof households.$inferInsert>,
  version: Omit<NewVersion, 'householdId'>,
): Promise<void> {
  await tx
    .update(households)
    .set({ ...change, version: version.version })
    .where(eq(households.id, id));
  await insertVersions(tx, [{ householdId: id, ...version }]);
}

/** The archive a worker was ever opened one for, with where it is now; over the whole platform. */
export interface WorkerArchive {
  id: string;
  personId: string;
  archiveNumber: string;
  unionId: string;
  unionName: string;
  active: boolean;
}

export async function findArchivesOfWorkers(
  tx: Queryable,
  personIds: readonly string[],
): Promise<WorkerArchive[]> {
  if (personIds.length === 0) return [];
  return tx.execute<WorkerArchive & Record<string, unknown>>(sql`
    select h.id, h.primary_worker_id as "personId", h.archive_number as "archiveNumber",
      u.id as "unionId", u.short_name as "unionName",
      exists (select 1 from household_episodes e where e.household_id = h.id and e.closed_on is null) as active
    from households h
    join household_managements g on g.household_id = h.id and g.until_day is null
    join unions u on u.id = g.union_id
    where h.primary_worker_id = any(${sql.param(personIds)}::uuid[])`);
}

/** Archive numbers of a list that are taken already, with whose they are. */
export async function findArchiveNumbers(
  tx: Queryable,
  numbers: readonly string[],
): Promise<{ archiveNumber: string; workerId: string }[]> {
  if (numbers.length === 0) return [];
  return tx.execute(sql`
    select archive_number as "archiveNumber", primary_worker_id as "workerId" from households
    where archive_number = any(${sql.param(numbers)}::text[])`);
}

/** The highest running number given out under a prefix `XY-2026-`; 0 when none. */
export async function lastArchiveNumber(tx: Transaction, prefix: string): Promise<number> {
  // Two openings at once must not draw the same number.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${prefix}, 7310121))`);
  const rows = await tx.execute<{ last: number | null }>(sql`
    select max(substring(archive_number from ${prefix.length + 1}::int)::int) as last from households
    where starts_with(archive_number, ${prefix}) and substring(archive_number from ${prefix.length + 1}::int) ~ '^[0-9]{1,8}$'`);
  return rows[0]?.last ?? 0;
}

/** Codes for the archive number: the union's code, and whether the union lies in scope and is still open. */
export async function findUnion(
  tx: Queryable,
  id: string,
  scope: readonly string[] | null,
): Promise<{ id: string; code: string; name: string; shortName: string } | null> {
  const inScope = scope === null ? sql`true` : unionInScope(sql`u.id`, scope);
  const rows = await tx.execute<{ id: string; code: string; name: string; shortName: string }>(sql`
    select u.id, u.code, u.name, u.short_name as "shortName" from unions u
    where u.id = ${id} and u.closed_on is null and ${inScope}`);
  return rows[0] ?? null;
}

/** Unions an archive may be moved to: all that are open, in the order of the tree. */
export async function listMoveTargets(
  db: Queryable,
  exceptId: string,
): Promise<{ id: string; name: string }[]> {
  return db.execute(sql`
    select u.id, u.name from unions u where u.closed_on is null and u.id <> ${exceptId}
    order by u.kind = 'district' desc, u.code`);
}

/** The next version of several archives at once, told alike. */
export async function addVersions(
  tx: Transaction,
  householdIds: readonly string[],
  told: Omit<NewVersion, 'householdId' | 'version'>,
): Promise<void> {
  if (householdIds.length === 0) return;
  const raised = await tx
    .update(households)
    .set({ version: sql`${households.version} + 1` })
    .where(inArray(households.id, [...householdIds]))
    .returning({ householdId: households.id, version: households.version });
  await insertVersions(
    tx,
    raised.map((row) => ({ ...row, ...told })),
  );
}
