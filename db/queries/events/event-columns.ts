import type { EventKind, EventState } from '@sunshine/contract/events/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';

export interface EventRow extends Record<string, unknown> {
  id: string;
  kind: EventKind;
  state: EventState;
  title: string;
  startsOn: string;
  endsOn: string;
  hours: string;
  place: string;
  town: string | null;
  description: string;
  leadUnionId: string;
  leadName: string;
  leadPhone: string | null;
  visitors: number | null;
  notHeldReason: string | null;
  supplementary: boolean;
  companies: number;
  positions: number;
  openings: number;
}

/** What an event shows: its companies, positions and openings, at the close or as they stand. */
export const eventColumns: SQL = sql`e.id, e.kind, e.state, e.title, e.starts_on as "startsOn", e.ends_on as "endsOn", e.hours,
  e.place, e.town, e.description, e.lead_union_id as "leadUnionId", u.name as "leadName",
  u.contact_phone as "leadPhone", e.visitors, e.not_held_reason as "notHeldReason", e.supplementary,
  shown.companies, shown.positions, shown.openings`;

export const eventTables: SQL = sql`events e join unions u on u.id = e.lead_union_id
  cross join lateral (
    select count(distinct p.company_id)::int as companies, count(*)::int as positions,
      coalesce(sum(coalesce(s.headcount, p.headcount)), 0)::int as openings
    from event_positions s join positions p on p.id = s.position_id where s.event_id = e.id
  ) shown`;
