import { trainingKinds } from './training-vocabulary.ts';
import { eventKinds } from './vocabulary.ts';

/**
 * Everything a graduate can come to (活动类别), as one table. `record`: kept as an event, or as a class with meetings
 * and attendance by day; `cell`: which cell of the form counts it, null in none; `companies`: employers with booths and
 * positions take part; `online`: no door. Why classes stay their own record: docs/adr/0011.
 */
export const calendarKinds = {
  ...mapped(eventKinds, ({ counted04A, ...kind }) => ({
    ...kind,
    record: 'event' as const,
    cell: counted04A ? '04A' : null,
  })),
  ...mapped(trainingKinds, (kind) => ({
    ...kind,
    record: 'training' as const,
    companies: false,
    online: false,
  })),
};
export type CalendarKind = keyof typeof calendarKinds;

function mapped<Key extends string, From, To>(
  table: Readonly<Record<Key, From>>,
  change: (from: From) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(table).map(([key, from]) => [key, change(from)]);
  // The keys of the table are the keys of the result.
  return Object.fromEntries(entries) as Record<Key, To>;
}
