import type { CalendarKind } from '@sunshine/contract/events/kinds.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { type CalendarRow, calendarLines, classLines, eventLines } from './calendar.ts';
import { type EventRow, eventColumns, eventTables } from './event-columns.ts';

export interface CalendarPage {
  items: CalendarRow[];
  kinds: { kind: CalendarKind; count: number }[];
}

/** What anyone may come to: nearest first, or what took place, latest first. Classes only while open to sign-up. */
export async function listPublicLines(
  db: Queryable,
  filter: { when: 'upcoming' | 'past'; kind: CalendarKind | null; today: string },
  window: { limit: number; offset: number },
): Promise<CalendarPage> {
  const { when, kind, today } = filter;
  const lines =
    when === 'upcoming'
      ? sql`${eventLines} where e.ends_on >= ${today}::date
          union all ${classLines} where c.open_to_sign_up and c.state <> 'finished' and c.ends_on >= ${today}::date`
      : sql`${eventLines} where e.ends_on < ${today}::date and e.state = 'held'
          union all ${classLines} where c.open_to_sign_up and c.state = 'finished'`;
  const order: SQL = when === 'upcoming' ? sql`l."startsOn", l.id` : sql`l."startsOn" desc, l.id desc`;
  return calendarLines(db, lines, { kind, order, ...window });
}

export async function findPublicEvent(db: Queryable, id: string): Promise<EventRow | null> {
  const rows = await db.execute<EventRow>(sql`select ${eventColumns} from ${eventTables} where e.id = ${id}`);
  return rows[0] ?? null;
}

export interface PublicCompanyRow extends Record<string, unknown> {
  id: string;
  name: string;
  shortName: string;
  industry: string;
  booth: string | null;
}

/** Companies that come, in the order of their booths. */
export async function listComing(db: Queryable, eventId: string): Promise<PublicCompanyRow[]> {
  return db.execute<PublicCompanyRow>(sql`
    select c.id, c.name, c.short_name as "shortName", c.industry, b.number as booth
    from event_companies a join companies c on c.id = a.company_id
    left join booths b on b.event_company_id = a.id
    where a.event_id = ${eventId} and a.state = 'approved'
    order by b.number is null, regexp_replace(b.number, '\\d+$', ''),
      nullif(substring(b.number from '\\d+$'), '')::numeric, c.name, c.id`);
}
