import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface ApprovingUnit extends Record<string, unknown> {
  id: string;
  name: string;
}

/**
 * Open units of a scope in whose name a position of a company may be approved. The first is what is meant
 * when nothing is said: the scope's own root above the company's unit, otherwise its first root.
 */
export async function listApprovingUnits(
  db: Queryable,
  scope: readonly string[],
  companyUnionId: string,
): Promise<ApprovingUnit[]> {
  return db.execute<ApprovingUnit>(sql`
    select u.id, u.name from unions u
    where u.closed_on is null and u.kind <> 'grassroots' and exists (
      select 1 from union_ancestry a where a.union_id = u.id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))
    order by u.id = any(${sql.param(scope)}::uuid[]) desc,
      exists (select 1 from union_ancestry a where a.union_id = ${companyUnionId} and a.ancestor_id = u.id) desc,
      u.position, u.code`);
}
