import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** Accounts of the caseworkers of the unit that leads an event. */
export async function accountsOfEvent(db: Queryable, leadUnionId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct a.id from role_grants g join accounts a on a.id = g.account_id and a.state = 'active'
    where g.union_id = ${leadUnionId} and g.role = 'caseworker' and g.ended_at is null`);
  return rows.map((row) => row.id);
}

/** Companies that come, asked to, or were asked to. */
export async function companiesOfEvent(db: Queryable, eventId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select c.company_id as id from event_companies c
    where c.event_id = ${eventId} and c.state in ('invited', 'applied', 'approved') order by c.company_id`);
  return rows.map((row) => row.id);
}
