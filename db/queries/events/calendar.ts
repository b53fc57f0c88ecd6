import type { CalendarKind } from '@sunshine/contract/events/kinds.ts';
import type { EventState } from '@sunshine/contract/events/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { placesLeftFor } from './class-places.ts';
import { type EventWhereRow, eventTables, eventWhere } from './event-columns.ts';

export interface CalendarRow extends EventWhereRow, Record<string, unknown> {
  record: 'event' | 'training';
  id: string;
  kind: CalendarKind;
  state: EventState;
  town: string | null;
  companies: number;
  positions: number;
  openings: number;
  placesLeft: number | null;
  supplementary: boolean;
}

/** Events as lines of a calendar; a `where` follows. Places are left only where people register. */
export const eventLines: SQL = sql`
  select 'event' as record, e.id, e.kind, e.state, ${eventWhere}, e.town, coming.companies, shown.positions, shown.openings,
    case when e.registration_opens_at is not null then greatest(0, coalesce(e.capacity,
      (select case when bool_and(s.capacity is not null) then sum(s.capacity)::int end
        from event_sessions s where s.event_id = e.id))
      - (select count(*)::int from registrations r where r.event_id = e.id and r.state = 'registered')) end as "placesLeft",
    e.supplementary
  from ${eventTables}`;

/** Names of a line's columns, in the order of both selects. */
export const lineColumns: SQL = sql.raw(`record, id, kind, state, title, "startsOn", "endsOn", hours, place,
  "leadUnionId", "leadName", town, companies, positions, openings, "placesLeft", supplementary`);

/** Classes as lines of the same calendar, in the same words for where they stand. */
export const classLines: SQL = sql`
  select 'training', c.id, c.kind, case c.state when 'finished' then 'held' when 'cancelled' then 'notHeld' else 'planned' end,
    c.title, c.starts_on, c.ends_on,
    coalesce((select m.hours from training_meetings m where m.class_id = c.id order by m.on_day, m.hours limit 1), ''),
    c.place, c.union_id, u.name, null, 0, 0, 0,
    ${placesLeftFor(null)}, false
  from training_classes c join unions u on u.id = c.union_id`;

/** A page of lines of a kind, and how many there are of each. */
export async function calendarLines(
  db: Queryable,
  lines: SQL,
  page: { kind: CalendarKind | null; order: SQL; limit: number; offset: number },
): Promise<{ items: CalendarRow[]; kinds: { kind: CalendarKind; count: number }[] }> {
  const [items, kinds] = await Promise.all([
    db.execute<CalendarRow>(sql`
      select l.* from (${lines}) l where ${page.kind}::text is null or l.kind = ${page.kind}
      order by ${page.order} limit ${page.limit} offset ${page.offset}`),
    db.execute<{ kind: CalendarKind; count: number }>(sql`
      select l.kind, count(*)::int as count from (${lines}) l group by l.kind order by 2 desc, 1`),
  ]);
  return { items, kinds };
}
