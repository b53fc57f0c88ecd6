import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface StaffInReach extends Record<string, unknown> {
  accountId: string;
  personId: string;
  name: string;
  unionId: string;
  unionName: string;
  /** Levels above the unit: 0 is the unit itself. */
  levels: number;
}

/** Active holders of a role whose scope covers a unit, those nearest to it first. */
export async function staffInReach(
  db: Queryable,
  role: 'reviewer' | 'payer',
  unionId: string,
): Promise<StaffInReach[]> {
  return db.execute<StaffInReach>(sql`
    select distinct on (x.depth, p.name, a.id) a.id as "accountId", a.person_id as "personId", p.name,
      u.id as "unionId", u.short_name as "unionName", x.depth as levels
    from union_ancestry x
    join role_grants g on g.union_id = x.ancestor_id and g.role = ${role} and g.ended_at is null
    join accounts a on a.id = g.account_id and a.state = 'active'
    join people p on p.id = a.person_id
    join unions u on u.id = g.union_id
    where x.union_id = ${unionId}
    order by x.depth, p.name, a.id`);
}
