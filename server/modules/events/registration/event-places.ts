import type { RegistrationWindow as RegistrationNumbers } from '@sunshine/contract/events/plan-schemas.ts';
import type { EventPlaces, RegistrationWindow } from '@sunshine/contract/events/registration-schemas.ts';
import { type EventKind, type EventState, eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { EventRow } from '@sunshine/db/queries/events/event-columns.ts';
import type { EventPlacesRow } from '@sunshine/db/queries/events/event-places.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { dayOf } from '../../../clock.ts';

/** What places and window of an event follow from, whichever query read it. */
interface Counted {
  kind: EventKind;
  state: EventState;
  endsOn: string;
  opensAt: string | null;
  closesAt: string | null;
  /** Of the event itself. */
  capacity: number | null;
  registered: number;
  sessions: readonly { capacity: number | null; registered: number }[];
}

/** Places of an event as anyone sees them. A session never has more left than the event itself. */
export function eventPlaces(row: EventPlacesRow, now: Date): EventPlaces {
  const stands = whereItStands(row, now);
  return {
    ...stands,
    capacity: row.capacity,
    waiting: row.waiting,
    sessions: row.sessions.map((each) => ({
      id: each.id,
      label: each.label,
      startsAt: isoInstant(each.startsAt),
      endsAt: isoInstant(each.endsAt),
      placesLeft: smaller(leftOf(each), stands.placesLeft),
      waiting: each.waiting,
    })),
  };
}

/** The same in numbers for a page of the event; its capacity is that of its sessions where it has none of its own. */
export function registrationNumbers(
  row: EventRow,
  sessions: Counted['sessions'],
  now: Date,
): RegistrationNumbers {
  const { registrationOpensAt: opensAt, registrationClosesAt: closesAt, registered, capacity } = row;
  const stands = whereItStands({ ...row, opensAt, closesAt, capacity: row.ownCapacity, sessions }, now);
  return { ...stands, capacity, registered };
}

/** The window and the places left: of the event, or of all its sessions where that is less. Over-full is none left. */
function whereItStands(row: Counted, now: Date) {
  const each = row.sessions.map(leftOf);
  const inSessions =
    each.length > 0 && each.every((left) => left !== null)
      ? each.reduce<number>((sum, left) => sum + (left ?? 0), 0)
      : null;
  const placesLeft = smaller(leftOf(row), inSessions);
  return {
    window: windowOf(row, now, placesLeft === 0),
    opensAt: row.opensAt && isoInstant(row.opensAt),
    closesAt: row.closesAt && isoInstant(row.closesAt),
    placesLeft,
  };
}

function windowOf(row: Counted, now: Date, full: boolean): RegistrationWindow {
  if (eventKinds[row.kind].online || !row.opensAt || !row.closesAt || row.state === 'notHeld') return 'none';
  if (row.state !== 'planned' || row.endsOn < dayOf(now) || now >= new Date(row.closesAt)) return 'over';
  if (now < new Date(row.opensAt)) return 'soon';
  return full ? 'full' : 'open';
}

function leftOf({ capacity, registered }: { capacity: number | null; registered: number }): number | null {
  return capacity === null ? null : Math.max(0, capacity - registered);
}

function smaller(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
