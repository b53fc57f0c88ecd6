import type { UnionKind } from '@sunshine/contract/unions/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface UnionRow extends Record<string, unknown> {
  id: string;
  code: string;
  name: string;
  shortName: string;
  kind: UnionKind;
  parentId: string | null;
  depth: number;
  divisionCode: string | null;
  contactPhone: string | null;
  position: number;
  closedOn: string | null;
  successorId: string | null;
}

const columns = sql`u.id, u.code, u.name, u.short_name as "shortName", u.kind, u.parent_id as "parentId",
  u.division_code as "divisionCode", u.contact_phone as "contactPhone", u.position, u.closed_on as "closedOn",
  u.successor_id as "successorId"`;

/** The unions of a scope as trees: each parent before its children, neighbours by position and code. */
export async function listUnionsOf(
  db: Queryable,
  scope: readonly string[],
  options: { closed: boolean },
): Promise<UnionRow[]> {
  return db.execute<UnionRow>(sql`
    with recursive inside as (
      select distinct union_id from union_ancestry where ancestor_id = any(${sql.param(scope)}::uuid[])
    ), tree as (
      select u.*, 0 as depth, array[lpad(u.position::text, 5, '0') || u.code] as path
      from unions u join inside i on i.union_id = u.id
      where u.parent_id is null or u.parent_id not in (select union_id from inside)
      union all
      select u.*, tree.depth + 1, tree.path || (lpad(u.position::text, 5, '0') || u.code)
      from unions u join tree on u.parent_id = tree.id
    )
    select ${columns}, u.depth from tree u
    where ${options.closed} or u.closed_on is null
    order by u.path`);
}

/** One union of a scope; null when it is missing or out of scope. */
export async function findUnionIn(
  db: Queryable,
  scope: readonly string[],
  id: string,
  options: { lock?: boolean } = {},
): Promise<UnionRow | null> {
  const rows = await db.execute<UnionRow>(sql`
    select ${columns}, (select min(a.depth) from union_ancestry a
      where a.union_id = u.id and a.ancestor_id = any(${sql.param(scope)}::uuid[])) as depth
    from unions u
    where u.id = ${id} and exists (
      select 1 from union_ancestry a where a.union_id = u.id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))
    ${options.lock ? sql`for update of u` : sql``}`);
  return rows[0] ?? null;
}

/** Open district, territorial and system unions with their phones: public. */
export async function listUnionContactRows(
  db: Queryable,
): Promise<Pick<UnionRow, 'code' | 'name' | 'kind' | 'divisionCode' | 'contactPhone'>[]> {
  return db.execute<UnionRow>(sql`
    select u.code, u.name, u.kind, u.division_code as "divisionCode", u.contact_phone as "contactPhone"
    from unions u
    where u.kind <> 'grassroots' and u.closed_on is null
    order by array_position(array['district','territorial','system'], u.kind), u.position, u.code`);
}
