import { sql } from 'drizzle-orm';
import { advisoryLocks } from '../../advisory-locks.ts';
import type { Queryable, Transaction } from '../../connect.ts';

/** Whether anybody administers the installation: a living role on an account in use. */
export async function hasSystemAdministrator(db: Queryable): Promise<boolean> {
  const rows = await db.execute<{ found: boolean }>(sql`
    select exists (
      select 1 from role_grants g join accounts a on a.id = g.account_id
      where g.role = 'systemAdmin' and g.ended_at is null and a.state = 'active') as found`);
  return rows[0]?.found ?? false;
}

/** Whether another account in use administers the district besides one grant. */
export async function hasOtherDistrictAdministrator(tx: Transaction, accountId: string): Promise<boolean> {
  const rows = await tx.execute<{ found: boolean }>(sql`
    select exists (
      select 1 from role_grants g
      join accounts a on a.id = g.account_id and a.state = 'active'
      join unions u on u.id = g.union_id and u.kind = 'district'
      where g.role = 'systemAdmin' and g.ended_at is null and a.id <> ${accountId}) as found`);
  return rows[0]?.found ?? false;
}

/** One change of the administrators at a time: two cannot both leave as the last but one. */
export async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.firstAdministrator})`);
}
