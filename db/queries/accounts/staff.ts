import type { AccountState, Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';

export interface StaffRow extends Record<string, unknown> {
  id: string;
  personId: string;
  name: string;
  loginName: string;
  state: AccountState;
  lastSignInAt: string | null;
  grants: {
    id: string;
    role: Role;
    unionId: string;
    unionName: string;
    grantedAt: string;
    within: boolean;
  }[];
}

export interface StaffFilter {
  unionId?: string | undefined;
  q?: string | undefined;
  /** One account only. */
  accountId?: string | undefined;
  limit: number;
  offset: number;
}

const staffColumns = (scope: readonly string[]) => sql`
  a.id, a.person_id as "personId", p.name, a.login_name as "loginName", a.state,
  to_json(a.last_sign_in_at) #>> '{}' as "lastSignInAt",
  coalesce((
    select json_agg(json_build_object('id', g.id, 'role', g.role, 'unionId', g.union_id, 'unionName', u.name,
      'grantedAt', g.granted_at, 'within', exists (select 1 from union_ancestry x
        where x.union_id = g.union_id and x.ancestor_id = any(${sql.param(scope)}::uuid[])))
      order by u.position, u.code, g.granted_at, g.id)
    from role_grants g join unions u on u.id = g.union_id
    where g.account_id = a.id and g.ended_at is null), '[]') as grants`;

const inScope = (scope: readonly string[], filter: StaffFilter) => sql`
  exists (
    select 1 from role_grants g join union_ancestry x on x.union_id = g.union_id
    where g.account_id = a.id and x.ancestor_id = any(${sql.param(scope)}::uuid[])
      ${filter.unionId ? sql`and g.union_id = ${filter.unionId} and g.ended_at is null` : sql``})
  ${filter.accountId ? sql`and a.id = ${filter.accountId}` : sql``}
  ${filter.q ? sql`and (p.name like ${`%${escapeLike(filter.q)}%`} or a.login_name like ${`%${escapeLike(filter.q.toLowerCase())}%`})` : sql``}`;

/** Accounts that hold or held a role at a union of the scope, by name. */
export async function listStaffRows(
  db: Queryable,
  scope: readonly string[],
  filter: StaffFilter,
): Promise<{ items: StaffRow[]; total: number }> {
  const items = await db.execute<StaffRow>(sql`
    select ${staffColumns(scope)}
    from accounts a join people p on p.id = a.person_id
    where ${inScope(scope, filter)}
    order by p.name, a.id limit ${filter.limit} offset ${filter.offset}`);
  const [totals] = await db.execute<{ total: number }>(sql`
    select count(*)::int as total from accounts a join people p on p.id = a.person_id
    where ${inScope(scope, filter)}`);
  return { items, total: totals?.total ?? 0 };
}

export interface LockedGrant extends Record<string, unknown> {
  id: string;
  accountId: string;
  role: Role;
  unionId: string;
  atDistrict: boolean;
}

/** A living grant at a union of the scope, locked until commit; null when missing or out of scope. */
export async function lockGrantIn(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<LockedGrant | null> {
  const rows = await tx.execute<LockedGrant>(sql`
    select g.id, g.account_id as "accountId", g.role, g.union_id as "unionId", u.kind = 'district' as "atDistrict"
    from role_grants g join unions u on u.id = g.union_id
    where g.id = ${id} and g.ended_at is null and exists (select 1 from union_ancestry x
      where x.union_id = g.union_id and x.ancestor_id = any(${sql.param(scope)}::uuid[]))
    for update of g`);
  return rows[0] ?? null;
}

export async function endGrant(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.execute(sql`update role_grants set ended_at = ${now.toISOString()}::timestamptz where id = ${id}`);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
