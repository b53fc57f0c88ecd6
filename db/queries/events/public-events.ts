import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { type EventRow, eventColumns, eventTables } from './event-columns.ts';

/** Events anyone may see: those to come, nearest first, or those that took place, latest first. */
export async function listPublicEventRows(
  db: Queryable,
  when: 'upcoming' | 'past',
  today: string,
  window: { limit: number; offset: number },
): Promise<(EventRow & { total: number })[]> {
  const [which, order] =
    when === 'upcoming'
      ? [sql`e.ends_on >= ${today}::date`, sql`e.starts_on, e.id`]
      : [sql`e.ends_on < ${today}::date and e.state = 'held'`, sql`e.starts_on desc, e.id desc`];
  return db.execute<EventRow & { total: number }>(sql`
    select ${eventColumns}, count(*) over ()::int as total from ${eventTables}
    where ${which} order by ${order} limit ${window.limit} offset ${window.offset}`);
}

export async function findPublicEvent(db: Queryable, id: string): Promise<EventRow | null> {
  const rows = await db.execute<EventRow>(sql`select ${eventColumns} from ${eventTables} where e.id = ${id}`);
  return rows[0] ?? null;
}
