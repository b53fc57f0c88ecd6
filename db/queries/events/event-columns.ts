import type { EventKind, EventState } from '@sunshine/contract/events/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { BoothPlan } from '../../schema/events.ts';

/** When and where an event is, and whose. */
export interface EventWhereRow {
  title: string;
  startsOn: string;
  endsOn: string;
  hours: string;
  place: string;
  leadUnionId: string;
  leadName: string;
}

export interface EventRow extends EventWhereRow, Record<string, unknown> {
  id: string;
  kind: EventKind;
  state: EventState;
  town: string | null;
  description: string;
  leadPhone: string | null;
  visitors: number | null;
  notHeldReason: string | null;
  supplementary: boolean;
  companies: number;
  positions: number;
  openings: number;
  /** Places of the event, or of all its sessions together; null without a limit. */
  capacity: number | null;
  /** Set for the event itself. */
  ownCapacity: number | null;
  registered: number;
  registrationOpensAt: string | null;
  registrationClosesAt: string | null;
  companiesUntil: string | null;
  expectedVisitors: number | null;
  hall: BoothPlan | null;
  revision: number;
  createdAt: string;
}

/** Columns of `EventWhereRow`: of event `e` and the unit `u` that leads it. */
export const eventWhere: SQL = sql`e.title, e.starts_on as "startsOn", e.ends_on as "endsOn", e.hours, e.place,
  e.lead_union_id as "leadUnionId", u.name as "leadName"`;

/** What an event shows: its companies, positions and openings, at the close or as they stand; and its places. */
export const eventColumns: SQL = sql`e.id, e.kind, e.state, ${eventWhere}, e.town, e.description,
  u.contact_phone as "leadPhone", e.visitors, e.not_held_reason as "notHeldReason", e.supplementary,
  coming.companies, shown.positions, shown.openings,
  coalesce(e.capacity, (select case when bool_and(s.capacity is not null) then sum(s.capacity)::int end
    from event_sessions s where s.event_id = e.id)) as capacity, e.capacity as "ownCapacity",
  (select count(*)::int from registrations r where r.event_id = e.id and r.state = 'registered') as registered,
  e.registration_opens_at as "registrationOpensAt", e.registration_closes_at as "registrationClosesAt",
  e.companies_until as "companiesUntil", e.expected_visitors as "expectedVisitors", e.plan as hall, e.revision,
  e.created_at as "createdAt"`;

export const eventTables: SQL = sql`events e join unions u on u.id = e.lead_union_id
  cross join lateral (
    select count(*)::int as positions, coalesce(sum(coalesce(s.headcount, p.headcount)), 0)::int as openings
    from event_positions s join positions p on p.id = s.position_id where s.event_id = e.id
  ) shown
  cross join lateral (
    select count(*)::int as companies from (
      select p.company_id from event_positions s join positions p on p.id = s.position_id where s.event_id = e.id
      union
      select a.company_id from event_companies a where a.event_id = e.id and a.state = 'approved'
    ) each_once
  ) coming`;
