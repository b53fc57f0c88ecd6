import type { EventSession } from '@sunshine/contract/events/plan-schemas.ts';
import type { CalendarLine, EventLine, ShownPosition } from '@sunshine/contract/events/schemas.ts';
import type { CalendarRow } from '@sunshine/db/queries/events/calendar.ts';
import type { EventRow } from '@sunshine/db/queries/events/event-columns.ts';
import type { SessionRow } from '@sunshine/db/queries/events/event-plan.ts';
import type { ShownPositionRow } from '@sunshine/db/queries/events/shown-positions.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';

export function eventLine(row: EventRow): EventLine {
  const { id, kind, state, title, startsOn, endsOn, hours, place, town } = row;
  const { leadName, companies, positions, openings } = row;
  return {
    id,
    kind,
    state,
    title,
    startsOn,
    endsOn,
    hours,
    place,
    town,
    leadName,
    companies,
    positions,
    openings,
  };
}

export function calendarLine(row: CalendarRow): CalendarLine {
  const { record, id, kind, state, title, startsOn, endsOn, hours, place, town } = row;
  const { leadName, companies, positions, openings, placesLeft } = row;
  return {
    record,
    id,
    kind,
    state,
    title,
    startsOn,
    endsOn,
    hours,
    place,
    town,
    leadName,
    companies,
    positions,
    openings,
    placesLeft,
  };
}

export function eventSession(row: SessionRow): EventSession {
  const { id, label, capacity, registered } = row;
  return {
    id,
    label,
    capacity,
    registered,
    startsAt: isoInstant(row.startsAt),
    endsAt: isoInstant(row.endsAt),
  };
}

export function shownPosition(row: ShownPositionRow): ShownPosition {
  const { id, title, companyName, kind, town, payMin, payMax, payUnit, payMonths, headcount, open } = row;
  return { id, title, companyName, kind, town, payMin, payMax, payUnit, payMonths, headcount, open };
}

/** Openings as 04B counts them. */
export function counts04B(row: ShownPositionRow): boolean {
  return row.suitableForGraduates && (row.kind === 'fullTime' || row.kind === 'publicWelfare');
}
