import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface CaseworkerRow {
  accountId: string;
  name: string;
  unionName: string;
}

/** Caseworkers within a scope whose own scope reaches a unit, so that they can look after its people. */
export async function caseworkersFor(
  db: Queryable,
  scope: readonly string[],
  unionId: string,
): Promise<CaseworkerRow[]> {
  return db.execute<CaseworkerRow & Record<string, unknown>>(sql`
    select distinct on (p.name, a.id) a.id as "accountId", p.name, u.short_name as "unionName"
    from role_grants g
    join accounts a on a.id = g.account_id and a.state = 'active'
    join people p on p.id = a.person_id
    join unions u on u.id = g.union_id
    where g.role = 'caseworker' and g.ended_at is null
      and exists (select 1 from union_ancestry x where x.union_id = ${unionId} and x.ancestor_id = g.union_id)
      and exists (select 1 from union_ancestry x
        where x.union_id = g.union_id and x.ancestor_id = any(${sql.param(scope)}::uuid[]))
    order by p.name, a.id, u.short_name`);
}
