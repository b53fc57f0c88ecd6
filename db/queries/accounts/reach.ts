import type { AccountState, Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';

export interface ReachRow {
  id: string;
  personId: string;
  name: string;
  loginName: string;
  state: AccountState;
  /** A household archive or a registered study of the person is known to some union. */
  known: boolean;
  /** … to a union of the scope. */
  knownHere: boolean;
  grants: { role: Role; unionId: string | null; within: boolean }[];
}

/** Scopes of the one who acts: over staff, and over everybody else. */
export interface ReachScopes {
  staff: readonly string[];
  others: readonly string[];
}

/**
 * Accounts with what decides who may act on them, locked until commit. A grant lies within when its union,
 * or the union verifying its company, lies in the scope that fits its role.
 */
export async function lockReach(
  tx: Transaction,
  of: { accountId: string } | { personId: string },
  scopes: ReachScopes,
): Promise<ReachRow[]> {
  const whose = 'accountId' in of ? sql`a.id = ${of.accountId}` : sql`a.person_id = ${of.personId}`;
  const staff = sql`${sql.param(scopes.staff)}::uuid[]`;
  const others = sql`${sql.param(scopes.others)}::uuid[]`;
  return tx.execute<ReachRow & Record<string, unknown>>(sql`
    select a.id, a.person_id as "personId", p.name, a.login_name as "loginName", a.state,
      exists (select 1 from household_members m where m.person_id = p.id)
        or exists (select 1 from studies s where s.person_id = p.id and s.registering_union_id is not null) as known,
      exists (
        select 1 from household_members m
        join household_managements g on g.household_id = m.household_id and g.until_day is null
        join union_ancestry x on x.union_id = g.union_id
        where m.person_id = p.id and x.ancestor_id = any(${others}))
      or exists (
        select 1 from studies s join union_ancestry x on x.union_id = s.registering_union_id
        where s.person_id = p.id and x.ancestor_id = any(${others})) as "knownHere",
      coalesce((
        select json_agg(json_build_object('role', g.role, 'unionId', g.union_id, 'within', exists (
          select 1 from union_ancestry x
          where (x.union_id = g.union_id and x.ancestor_id = any(${staff}))
            or (x.union_id = c.union_id and x.ancestor_id = any(${others})))))
        from role_grants g left join companies c on c.id = g.company_id
        where g.account_id = a.id and g.ended_at is null), '[]') as grants
    from accounts a
    join people p on p.id = a.person_id
    where ${whose}
    order by a.state, a.last_sign_in_at desc nulls last, a.id
    for update of a`);
}

/** Whether one of the unions is the district. */
export async function includesDistrict(tx: Transaction, scope: readonly string[]): Promise<boolean> {
  const rows = await tx.execute<{ found: boolean }>(sql`
    select exists (select 1 from unions where kind = 'district' and id = any(${sql.param(scope)}::uuid[])) as found`);
  return rows[0]?.found ?? false;
}
