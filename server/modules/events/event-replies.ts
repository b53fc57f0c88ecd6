import type { EventLine, ShownPosition } from '@sunshine/contract/events/schemas.ts';
import type { EventRow } from '@sunshine/db/queries/events/event-columns.ts';
import type { ShownPositionRow } from '@sunshine/db/queries/events/shown-positions.ts';

export function eventLine(row: EventRow): EventLine {
  const {
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
  } = row;
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

export function shownPosition(row: ShownPositionRow): ShownPosition {
  const { id, title, companyName, kind, town, payMin, payMax, payUnit, payMonths, headcount, open } = row;
  return { id, title, companyName, kind, town, payMin, payMax, payUnit, payMonths, headcount, open };
}

/** Openings as 04B counts them. */
export function counts04B(row: ShownPositionRow): boolean {
  return row.suitableForGraduates && (row.kind === 'fullTime' || row.kind === 'publicWelfare');
}
