import type { RegistrationState } from '@sunshine/contract/events/fair-vocabulary.ts';
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { events } from '../../schema/events.ts';
import { admissions, eventSessions, registrations } from '../../schema/fairs.ts';

export type EventRecord = typeof events.$inferSelect;
export type SessionRecord = typeof eventSessions.$inferSelect;
export type Registration = typeof registrations.$inferSelect;

/** The event, locked: everything about its places takes turns here, and is counted in a statement after this one. */
export async function lockEventPlaces(tx: Transaction, id: string): Promise<EventRecord | null> {
  const [row] = await tx.select().from(events).where(eq(events.id, id)).for('update');
  return row ?? null;
}

export async function listSessions(db: Queryable, eventId: string): Promise<SessionRecord[]> {
  return db
    .select()
    .from(eventSessions)
    .where(eq(eventSessions.eventId, eventId))
    .orderBy(asc(eventSessions.startsAt), asc(eventSessions.id));
}

export interface Taken extends Record<string, unknown> {
  sessionId: string | null;
  taken: number;
}

/** How many places are taken, by session; ask it with the event locked. */
export async function countTaken(tx: Queryable, eventId: string): Promise<Taken[]> {
  return tx.execute<Taken>(sql`
    select r.session_id as "sessionId", count(*)::int as taken from registrations r
    where r.event_id = ${eventId} and r.state = 'registered' group by r.session_id`);
}

export interface Waiting extends Record<string, unknown> {
  id: string;
  personId: string;
  sessionId: string | null;
}

/**
 * Who waits for a place, in the order of their ranks, at most `limit` of them; a session that is full or over gives none.
 */
export async function listWaiting(
  tx: Queryable,
  eventId: string,
  { full, now, limit }: { full: readonly string[]; now: Date; limit: number | null },
): Promise<Waiting[]> {
  return tx.execute<Waiting>(sql`
    select r.id, r.person_id as "personId", r.session_id as "sessionId"
    from registrations r left join event_sessions s on s.id = r.session_id
    where r.event_id = ${eventId} and r.state = 'waiting'
      and (s.id is null or (s.ends_at > ${now.toISOString()} and s.id <> all(${sql.param(full)}::uuid[])))
    order by r.rank limit ${limit !== null && Number.isFinite(limit) ? limit : null}`);
}

/** The live registration of a person, or the latest cancelled one. */
export async function findRegistrationOf(
  db: Queryable,
  eventId: string,
  personId: string,
): Promise<Registration | null> {
  const [row] = await db
    .select()
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.personId, personId)))
    .orderBy(sql`${registrations.state} = 'cancelled'`, sql`${registrations.rank} desc`)
    .limit(1);
  return row ?? null;
}

export async function findRegistration(db: Queryable, id: string): Promise<Registration | null> {
  const [row] = await db.select().from(registrations).where(eq(registrations.id, id));
  return row ?? null;
}

/** When a registered person entered; null when not yet. */
export async function findAdmission(db: Queryable, id: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: admissions.admittedAt })
    .from(admissions)
    .where(eq(admissions.registrationId, id));
  return row?.at ?? null;
}

/** The rank of whoever comes next; only with the event locked. */
export async function nextRank(tx: Transaction, eventId: string): Promise<number> {
  const rows = await tx.execute<{ rank: number }>(sql`
    select coalesce(max(r.rank), 0)::int + 1 as rank from registrations r where r.event_id = ${eventId}`);
  return rows[0]?.rank ?? 1;
}

/** Writes a registration; false when its code belongs to another ticket already. */
export async function insertRegistration(
  tx: Transaction,
  row: typeof registrations.$inferInsert,
): Promise<boolean> {
  const written = await tx
    .insert(registrations)
    .values(row)
    .onConflictDoNothing({ target: registrations.code })
    .returning({ id: registrations.id });
  return written.length > 0;
}

export async function setRegistration(
  tx: Transaction,
  id: string,
  change: Partial<typeof registrations.$inferInsert>,
): Promise<void> {
  await tx.update(registrations).set(change).where(eq(registrations.id, id));
}

/** Gives a place to who waited. `at`: null for the newcomer, who has not waited. */
export async function promote(tx: Transaction, ids: readonly string[], at: Date | null): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(registrations)
    .set({ state: 'registered', promotedAt: at })
    .where(and(inArray(registrations.id, [...ids]), eq(registrations.state, 'waiting')));
}

export interface Standing extends Record<string, unknown> {
  id: string;
  state: RegistrationState;
  waitingPosition: number | null;
}

/** Where a registration stands. 候补第几位: among all of the event where its own places are limited, else of the session. */
export async function standingOf(db: Queryable, id: string): Promise<Standing | null> {
  const rows = await db.execute<Standing>(sql`
    select r.id, r.state, case when r.state = 'waiting' then
      (select count(*)::int from registrations o where ${queuedBefore}) end as "waitingPosition"
    from registrations r join events e on e.id = r.event_id where r.id = ${id}`);
  return rows[0] ?? null;
}

/** Those `o` who stand before `r` of event `e` in its queue, `r` itself among them. */
export const queuedBefore = sql`o.event_id = r.event_id and o.state = 'waiting' and o.rank <= r.rank
  and (e.capacity is not null or o.session_id is not distinct from r.session_id)`;

/** Everyone with a live registration. */
export async function livePersons(
  db: Queryable,
  eventId: string,
  states: readonly RegistrationState[] = ['registered', 'waiting'],
): Promise<string[]> {
  const rows = await db
    .select({ personId: registrations.personId })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        inArray(registrations.state, [...states]),
        ne(registrations.state, 'cancelled'),
      ),
    )
    .orderBy(asc(registrations.rank));
  return rows.map(({ personId }) => personId);
}

export interface DueReminder extends Record<string, unknown> {
  id: string;
  personId: string;
  eventId: string;
  title: string;
  place: string;
  hours: string;
  startsAt: string | null;
}

/** Places whose day is the given one and whose people have not been reminded, locked so that two workers share them. */
export async function takeDueReminders(
  tx: Transaction,
  day: string,
  now: Date,
  limit: number,
): Promise<DueReminder[]> {
  const due = await tx.execute<DueReminder>(sql`
    select r.id, r.person_id as "personId", e.id as "eventId", e.title, e.place, e.hours, s.starts_at as "startsAt"
    from registrations r join events e on e.id = r.event_id left join event_sessions s on s.id = r.session_id
    where r.state = 'registered' and r.reminded_at is null and e.state = 'planned'
      and coalesce((s.starts_at at time zone 'Asia/Shanghai')::date, e.starts_on) = ${day}::date
    order by r.id limit ${limit} for update of r skip locked`);
  if (due.length > 0)
    await tx
      .update(registrations)
      .set({ remindedAt: now })
      .where(
        and(
          inArray(
            registrations.id,
            due.map(({ id }) => id),
          ),
          isNull(registrations.remindedAt),
        ),
      );
  return due;
}

/** Events ahead at which somebody waits. */
export async function eventsWithWaiting(db: Queryable, today: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select e.id from events e where e.state = 'planned' and e.ends_on >= ${today}::date
      and exists (select 1 from registrations r where r.event_id = e.id and r.state = 'waiting') order by e.id`);
  return rows.map(({ id }) => id);
}
