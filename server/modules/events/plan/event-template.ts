import { type EventTemplatePlan, EventTemplatePlanSchema } from '@sunshine/contract/events/plan-schemas.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { listBooths } from '@sunshine/db/queries/events/booths.ts';
import { listSessions } from '@sunshine/db/queries/events/event-plan.ts';
import { findUnionEvent, listCoOrganisers } from '@sunshine/db/queries/events/union-events.ts';

const minute = 60_000;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
const daysFrom = (from: string, to: string): number =>
  Math.round((midnight(to) - midnight(from)) / 86_400_000);

/** What an event's plan keeps when its day moves: every time as minutes after its first midnight. */
export async function templateOf(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<EventTemplatePlan | null> {
  const event = await findUnionEvent(db, scope, id);
  if (!event?.own) return null;
  const [sessions, coOrganisers, booths] = await Promise.all([
    listSessions(db, id),
    listCoOrganisers(db, id),
    listBooths(db, id),
  ]);
  const after = (instant: string): number =>
    Math.round((Date.parse(instant) - midnight(event.startsOn)) / minute);
  return {
    kind: event.kind,
    days: daysFrom(event.startsOn, event.endsOn) + 1,
    hours: event.hours,
    place: event.place,
    town: event.town,
    description: event.description,
    coOrganiserIds: coOrganisers.map((each) => each.id),
    capacity: event.ownCapacity,
    expectedVisitors: event.expectedVisitors,
    registration:
      event.registrationOpensAt && event.registrationClosesAt
        ? { opens: after(event.registrationOpensAt), closes: after(event.registrationClosesAt) }
        : null,
    companiesDaysBefore: event.companiesUntil ? daysFrom(event.companiesUntil, event.startsOn) : null,
    sessions: sessions.map(({ label, startsAt, endsAt, capacity }) => ({
      label,
      from: after(startsAt),
      to: after(endsAt),
      capacity,
    })),
    hall: event.hall,
    booths: booths.map(({ number, x, y, width, height }) => ({ number, x, y, width, height })),
  };
}

export function readTemplate(plan: unknown): EventTemplatePlan {
  return EventTemplatePlanSchema.parse(plan);
}

/** The instant so many minutes after the first midnight of an event. */
export function minutesAfter(startsOn: string, minutes: number): string {
  return new Date(midnight(startsOn) + minutes * minute).toISOString();
}
