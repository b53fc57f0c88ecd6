import type { UnionKind } from '@sunshine/contract/unions/vocabulary.ts';
import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { unions } from '../../schema/unions.ts';

export interface NewUnion {
  id: string;
  code: string;
  name: string;
  shortName: string;
  kind: UnionKind;
  parentId: string | null;
  divisionCode?: string | null;
  contactPhone?: string | null;
  position?: number;
}

/** The trigger writes its place in the tree. */
export async function insertUnion(tx: Transaction, union: NewUnion): Promise<void> {
  await tx.insert(unions).values(union);
}

export type UnionChange = Partial<{
  name: string;
  shortName: string;
  contactPhone: string | null;
  position: number;
  closedOn: string | null;
  successorId: string | null;
  parentId: string;
}>;

export async function changeUnion(tx: Transaction, id: string, change: UnionChange): Promise<void> {
  await tx.update(unions).set(change).where(eq(unions.id, id));
}

/** The highest number in use below a parent (S01, G07) and the last position; lock the parent first. */
export async function lastPlaceBelow(
  tx: Transaction,
  parentId: string,
  letter: 'S' | 'G',
): Promise<{ number: number; position: number }> {
  const rows = await tx.execute<{ number: number; position: number }>(sql`
    select coalesce(max(substring(code from ${`-${letter}(\\d+)$`})::int), 0) as number,
      coalesce(max(position), 0) as position
    from unions where parent_id = ${parentId}`);
  return rows[0] ?? { number: 0, position: 0 };
}

/** The district at the root of this installation; null before it is set up. */
export async function findDistrict(
  db: Queryable,
): Promise<{ id: string; code: string; name: string } | null> {
  const [row] = await db
    .select({ id: unions.id, code: unions.code, name: unions.name })
    .from(unions)
    .where(eq(unions.kind, 'district'))
    .orderBy(unions.createdAt)
    .limit(1);
  return row ?? null;
}

export interface UnionBelow extends Record<string, unknown> {
  id: string;
  kind: UnionKind;
}

/** Open unions one level down, locked: nobody closes or moves one meanwhile. */
export async function lockOpenBelow(tx: Transaction, parentId: string): Promise<UnionBelow[]> {
  return tx.execute<UnionBelow>(sql`
    select u.id, u.kind from unions u where u.parent_id = ${parentId} and u.closed_on is null
    order by u.id for update of u`);
}

/** Whether a union is another or lies below it. */
export async function isWithin(tx: Transaction, unionId: string, ancestorId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from union_ancestry a where a.union_id = ${unionId} and a.ancestor_id = ${ancestorId}`);
  return rows.length > 0;
}

/** Locks unions in one order, so that two mergers of the same two never wait for each other. */
export async function lockUnions(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select 1 from unions u where u.id = any(${sql.param(ids)}::uuid[]) order by u.id for update of u`);
}
