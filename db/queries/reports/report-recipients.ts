import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/**
 * Active accounts with a role at a unit, or where it has none, at the nearest union above that has one; `own` says
 * whether they stand at the unit itself.
 */
export async function staffNearest(
  db: Queryable,
  unionId: string,
  role: Role,
): Promise<{ accountId: string; own: boolean }[]> {
  return db.execute<{ accountId: string; own: boolean }>(sql`
    with holders as (
      select distinct g.account_id, a.depth
      from union_ancestry a
      join role_grants g on g.union_id = a.ancestor_id and g.role = ${role} and g.ended_at is null
      join accounts c on c.id = g.account_id and c.state = 'active'
      where a.union_id = ${unionId}
    )
    select account_id as "accountId", depth = 0 as own from holders
    where depth = (select min(depth) from holders) order by account_id`);
}

/** Those of the accounts that can still read a notice. */
export async function activeAccounts(db: Queryable, accountIds: readonly string[]): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const rows = await db.execute<{ id: string }>(sql`
    select id from accounts where id = any(${sql.param(accountIds)}::uuid[]) and state = 'active' order by id`);
  return rows.map(({ id }) => id);
}
