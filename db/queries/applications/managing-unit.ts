import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/**
 * Unit that manages the archive of a person on a day; for an archive that was closed earlier in the same year,
 * the unit that managed it last. Null for a person without an archive. Source: counting rules, "Two units".
 */
export async function managingUnitOn(db: Queryable, personId: string, day: string): Promise<string | null> {
  const rows = await db.execute<{ union_id: string }>(sql`
    select g.union_id
    from household_members m
    join household_episodes e on e.household_id = m.household_id
    join lateral (
      select h.union_id from household_managements h where h.household_id = m.household_id
      order by h.from_day <= ${day}::date desc,
        case when h.from_day <= ${day}::date then h.from_day end desc, h.from_day
      limit 1
    ) g on true
    where m.person_id = ${personId} and e.closing_reason is distinct from 'openedInError'
      and m.joined_on <= ${day}::date and e.opened_on <= ${day}::date
      and least(coalesce(m.left_on, 'infinity'), coalesce(e.closed_on, 'infinity'))
        >= date_trunc('year', ${day}::date)::date
    order by least(coalesce(m.left_on, 'infinity'), coalesce(e.closed_on, 'infinity'), ${day}::date) desc,
      greatest(m.joined_on, e.opened_on) desc, m.id desc
    limit 1`);
  return rows[0]?.union_id ?? null;
}

/** Whether a unit lies within the scope. */
export async function unionWithin(
  db: Queryable,
  scope: readonly string[],
  unionId: string,
): Promise<boolean> {
  const list = sql.join(
    scope.map((each) => sql`${each}::uuid`),
    sql`, `,
  );
  const rows = await db.execute(
    sql`select 1 from union_ancestry where union_id = ${unionId}::uuid and ancestor_id in (${list}) limit 1`,
  );
  return rows.length > 0;
}
