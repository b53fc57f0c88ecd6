import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** Name of the union one level above; null for the district. */
export async function findParentName(db: Queryable, unionId: string): Promise<string | null> {
  const rows = await db.execute<{ name: string }>(sql`
    select p.name from unions u join unions p on p.id = u.parent_id where u.id = ${unionId}`);
  return rows[0]?.name ?? null;
}
