import type { ChecklistItem } from '@sunshine/contract/events/fair-vocabulary.ts';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { eventChecks, eventSessions } from '../../schema/fairs.ts';

export type NewSession = typeof eventSessions.$inferInsert & { id: string };
export interface SessionRow extends Record<string, unknown> {
  id: string;
  label: string;
  startsAt: string;
  endsAt: string;
  capacity: number | null;
  registered: number;
}

export async function listSessions(db: Queryable, eventId: string): Promise<SessionRow[]> {
  return db.execute<SessionRow>(sql`
    select s.id, s.label, s.starts_at as "startsAt", s.ends_at as "endsAt", s.capacity,
      (select count(*)::int from registrations r where r.session_id = s.id and r.state = 'registered') as registered
    from event_sessions s where s.event_id = ${eventId} order by s.starts_at, s.ends_at, s.id`);
}

/** The sessions become exactly these; answers false when one of them belongs to another event. */
export async function replaceSessions(
  tx: Transaction,
  eventId: string,
  sessions: readonly NewSession[],
): Promise<boolean> {
  const kept = sessions.map((session) => session.id);
  await tx
    .delete(eventSessions)
    .where(
      and(
        eq(eventSessions.eventId, eventId),
        kept.length > 0 ? notInArray(eventSessions.id, kept) : undefined,
      ),
    );
  if (sessions.length === 0) return true;
  const written = await tx
    .insert(eventSessions)
    .values([...sessions])
    .onConflictDoUpdate({
      target: eventSessions.id,
      set: {
        label: sql`excluded.label`,
        startsAt: sql`excluded.starts_at`,
        endsAt: sql`excluded.ends_at`,
        capacity: sql`excluded.capacity`,
      },
      setWhere: sql`${eventSessions.eventId} = ${eventId}`,
    })
    .returning({ id: eventSessions.id });
  return written.length === sessions.length;
}

export interface CheckRow extends Record<string, unknown> {
  item: ChecklistItem;
  note: string;
  doneBy: string;
  doneAt: string;
}

export async function listChecks(db: Queryable, eventId: string): Promise<CheckRow[]> {
  return db.execute<CheckRow>(sql`
    select k.item, k.note, p.name as "doneBy", k.done_at as "doneAt" from event_checks k
    join accounts a on a.id = k.done_by join people p on p.id = a.person_id where k.event_id = ${eventId}`);
}

export async function putCheck(tx: Transaction, check: typeof eventChecks.$inferInsert): Promise<void> {
  const { note, doneBy, doneAt } = check;
  await tx
    .insert(eventChecks)
    .values(check)
    .onConflictDoUpdate({
      target: [eventChecks.eventId, eventChecks.item],
      set: { note, doneBy, doneAt },
    });
}

export async function removeCheck(tx: Transaction, eventId: string, item: ChecklistItem): Promise<void> {
  await tx.delete(eventChecks).where(and(eq(eventChecks.eventId, eventId), eq(eventChecks.item, item)));
}

/** How far companies and booths of an event are. */
export async function countPrepared(
  db: Queryable,
  eventId: string,
): Promise<{ applied: number; approved: number; booths: number; boothsTaken: number }> {
  const [row] = await db.execute<{
    applied: number;
    approved: number;
    booths: number;
    boothsTaken: number;
  }>(sql`
    select (select count(*)::int from event_companies where event_id = ${eventId} and state = 'applied') as applied,
      (select count(*)::int from event_companies where event_id = ${eventId} and state = 'approved') as approved,
      count(*)::int as booths, count(event_company_id)::int as "boothsTaken"
    from booths where event_id = ${eventId}`);
  return row ?? { applied: 0, approved: 0, booths: 0, boothsTaken: 0 };
}
