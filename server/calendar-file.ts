import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** One entry of a calendar; times are instants, so that no zone has to travel with them. */
export interface CalendarEntry {
  /** Stays the same, so that a second import changes the entry instead of adding one. */
  uid: string;
  /** Counts the changes. */
  sequence: number;
  when: { start: Date; end: Date } | { firstDay: string; lastDay: string };
  title: string;
  place: string;
  description: string;
  url: string;
  cancelled: boolean;
  changedAt: Date;
}

/** Entries as an .ics file (RFC 5545): taken over when opened, cancelled ones marked so. */
export function calendarFile(name: string, entries: readonly CalendarEntry[]): Uint8Array {
  const calendar = ical({
    name,
    prodId: { company: 'sunshine', product: 'employment', language: 'ZH' },
    method: entries.some((entry) => entry.cancelled) ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  for (const { uid, sequence, when, title, place, description, url, cancelled, changedAt } of entries) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: changedAt,
      summary: title,
      location: place,
      description,
      url,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...('start' in when
        ? { start: when.start, end: when.end }
        : { start: noon(when.firstDay), end: noon(when.lastDay, 1), allDay: true }),
    });
  }
  return Buffer.from(calendar.toString(), 'utf8');
}

/** A day of an all-day entry whatever the machine's zone; the last one is not included. */
function noon(day: string, later = 0): Date {
  return new Date(Date.parse(`${day}T12:00:00Z`) + later * 86_400_000);
}
