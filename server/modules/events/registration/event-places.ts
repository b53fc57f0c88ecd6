import type { EventPlaces, RegistrationWindow } from '@sunshine/contract/events/registration-schemas.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { EventPlacesRow } from '@sunshine/db/queries/events/event-places.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { dayOf } from '../../../clock.ts';

/** Places of an event as anyone sees them. A session never has more left than the event itself. */
export function eventPlaces(row: EventPlacesRow, now: Date): EventPlaces {
  const placesLeft = leftOf(row.capacity, row.registered);
  const sessions = row.sessions.map((each) => ({
    id: each.id,
    label: each.label,
    startsAt: isoInstant(each.startsAt),
    endsAt: isoInstant(each.endsAt),
    placesLeft: smaller(leftOf(each.capacity, each.registered), placesLeft),
    waiting: each.waiting,
  }));
  const full =
    placesLeft === 0 || (sessions.length > 0 && sessions.every((session) => session.placesLeft === 0));
  return {
    window: windowOf(row, now, full),
    opensAt: row.opensAt && isoInstant(row.opensAt),
    closesAt: row.closesAt && isoInstant(row.closesAt),
    capacity: row.capacity,
    placesLeft,
    waiting: row.waiting,
    sessions,
  };
}

function windowOf(row: EventPlacesRow, now: Date, full: boolean): RegistrationWindow {
  if (eventKinds[row.kind].online || !row.opensAt || !row.closesAt || row.state === 'notHeld') return 'none';
  if (row.state !== 'planned' || row.endsOn < dayOf(now) || now >= new Date(row.closesAt)) return 'over';
  if (now < new Date(row.opensAt)) return 'soon';
  return full ? 'full' : 'open';
}

function leftOf(capacity: number | null, taken: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - taken);
}

function smaller(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
