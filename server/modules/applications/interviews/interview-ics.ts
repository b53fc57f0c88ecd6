import ical, { ICalCalendarMethod, ICalEventStatus, type ICalLuxonDateTimeStub } from 'ical-generator';

export interface InterviewEntry {
  uid: string;
  sequence: number;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  stamp: Date;
  startsAt: Date;
  endsAt: Date;
  title: string;
  place: string;
  description: string;
  url: string;
}

const zone = 'Asia/Shanghai';
/** RFC 5545, 3.6.5: a TZID needs its definition in the file; Shanghai has had no summer time since 1991. */
const definition = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19920101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** One interview as a calendar file (RFC 5545); a cancellation takes the entry of the same UID away. */
export function interviewIcs(entry: InterviewEntry): Uint8Array {
  const cancelled = entry.status === 'CANCELLED';
  const calendar = ical({
    prodId: { company: 'sunshine', product: 'interviews', language: 'ZH' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // The zone stands at the event alone: with one at the calendar the stamp would lose its Z.
    timezone: { name: null, generator: () => definition },
  });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    status: ICalEventStatus[entry.status],
    stamp: entry.stamp,
    timezone: zone,
    start: at(entry.startsAt),
    end: at(entry.endsAt),
    summary: entry.title,
    location: entry.place,
    description: entry.description,
    url: entry.url,
  });
  return Buffer.from(calendar.toString(), 'utf8');
}

/**
 * An instant that knows its time in a zone. The library formats a plain Date with a zone in the server's own local time;
 * measured with 11.1.2.
 */
function at(instant: Date, name = 'UTC'): ICalLuxonDateTimeStub {
  return {
    isValid: true,
    zone: { type: 'iana' },
    setZone: (other = 'UTC') => at(instant, other === 'utc' ? 'UTC' : other),
    toFormat: (format) => {
      const [date = '', time = ''] = local(instant, name).split(' ');
      return (format === 'HHmmss' ? time : date).replaceAll(/\D/g, '');
    },
    toJSDate: () => instant,
    toJSON: () => instant.toISOString(),
  };
}

function local(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(instant);
}
