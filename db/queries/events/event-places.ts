import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import type { EventRecord } from './registrations.ts';

export interface EventPlacesRow
  extends Record<string, unknown>,
    Pick<EventRecord, 'kind' | 'state' | 'endsOn' | 'capacity'> {
  opensAt: string | null;
  closesAt: string | null;
  registered: number;
  waiting: number;
  cancelled: number;
  sessions: {
    id: string;
    label: string;
    startsAt: string;
    endsAt: string;
    capacity: number | null;
    registered: number;
    waiting: number;
  }[];
}

/** Places of an event with what is taken, counted from the registrations themselves; null when there is no such event. */
export async function findEventPlaces(db: Queryable, eventId: string): Promise<EventPlacesRow | null> {
  const rows = await db.execute<EventPlacesRow>(sql`
    select e.kind, e.state, e.ends_on as "endsOn", e.capacity, e.registration_opens_at as "opensAt",
      e.registration_closes_at as "closesAt", counted.registered, counted.waiting, counted.cancelled,
      coalesce((
        select json_agg(json_build_object('id', s.id, 'label', s.label, 'startsAt', s.starts_at, 'endsAt', s.ends_at,
          'capacity', s.capacity, 'registered', c.registered, 'waiting', c.waiting) order by s.starts_at, s.id)
        from event_sessions s cross join lateral (
          select count(*) filter (where r.state = 'registered')::int as registered,
            count(*) filter (where r.state = 'waiting')::int as waiting
          from registrations r where r.event_id = e.id and r.session_id = s.id) c
        where s.event_id = e.id), '[]'::json) as sessions
    from events e cross join lateral (
      select count(*) filter (where r.state = 'registered')::int as registered,
        count(*) filter (where r.state = 'waiting')::int as waiting,
        count(*) filter (where r.state = 'cancelled')::int as cancelled
      from registrations r where r.event_id = e.id) counted
    where e.id = ${eventId}`);
  return rows[0] ?? null;
}
