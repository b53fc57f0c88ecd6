import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, check, customType, date, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Primary key: a UUID of version 7, given by the request's context so that tests can foresee it. */
export const id = () => uuid('id').primaryKey().default(sql`uuidv7()`);

/** Instant with time zone, read as Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Calendar day in Asia/Shanghai, read as 'YYYY-MM-DD'. */
export const day = (name: string) => date(name, { mode: 'string' });

/** Who entered a record and when. */
export const recorded = () => ({
  recordedBy: uuid('recorded_by').notNull(),
  recordedAt: instant('recorded_at').notNull(),
});

/** A mistaken record stays and says why it no longer counts; with `cancelledWithReason`. */
export const cancellable = () => ({
  cancelledAt: instant('cancelled_at'),
  cancellationReason: text('cancellation_reason'),
});

/** CHECK that a record is cancelled with a reason or not at all. */
export function cancelledWithReason(
  name: string,
  { cancelledAt, cancellationReason }: { cancelledAt: AnyPgColumn; cancellationReason: AnyPgColumn },
) {
  return check(name, sql`(${cancelledAt} is null) = (${cancellationReason} is null)`);
}

export const createdAt = () => instant('created_at').notNull().defaultNow();

/** Encrypted value or keyed hash. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => 'bytea',
  // postgres.js hands over a Buffer already; jobs and tests may pass a Uint8Array.
  toDriver: (value) => Buffer.from(value),
});

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** CHECK that a text column holds a key of a vocabulary; NULL passes where the column allows it. */
export function oneOf(name: string, column: AnyPgColumn, keys: readonly string[]) {
  const list: SQL = sql.raw(keys.map((key) => `'${key.replaceAll("'", "''")}'`).join(', '));
  return check(name, sql`${column} in (${list})`);
}
