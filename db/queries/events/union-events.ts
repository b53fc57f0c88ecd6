import type { CalendarKind } from '@sunshine/contract/events/kinds.ts';
import type { EventState } from '@sunshine/contract/events/vocabulary.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { eventCoOrganisers, events } from '../../schema/events.ts';
import { unionInScope } from '../households/scope.ts';
import { type CalendarRow, calendarLines, classLines, eventLines } from './calendar.ts';
import { type EventRow, eventColumns, eventTables } from './event-columns.ts';

export interface UnionEventRow extends EventRow {
  /** Led by a unit of the scope. */
  own: boolean;
}

const led = (scope: readonly string[]): SQL =>
  sql`exists (select 1 from union_ancestry a where a.union_id = e.lead_union_id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))`;
const joined = (scope: readonly string[]): SQL =>
  sql`exists (select 1 from event_co_organisers c join union_ancestry a on a.union_id = c.union_id
    where c.event_id = e.id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))`;

/** Events the scope leads or joins and, for who may read them, its classes; latest first. */
export async function listUnionLines(
  db: Queryable,
  scope: { events: readonly string[]; classes: readonly string[] },
  filter: { state: EventState | null; kind: CalendarKind | null },
  window: { limit: number; offset: number },
): Promise<{ items: CalendarRow[]; kinds: { kind: CalendarKind; count: number }[] }> {
  const lines = sql`select e.* from (
      ${eventLines} where ${led(scope.events)} or ${joined(scope.events)}
      union all ${classLines} where ${unionInScope(sql`c.union_id`, scope.classes)}
    ) e where ${filter.state}::text is null or e.state = ${filter.state}`;
  return calendarLines(db, lines, {
    kind: filter.kind,
    order: sql`l."startsOn" desc, l.id desc`,
    ...window,
  });
}

/** Which of these units lie in the scope. */
export async function unitsInScope(
  db: Queryable,
  scope: readonly string[],
  unionIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct a.union_id as id from union_ancestry a
    where a.union_id = any(${sql.param(unionIds)}::uuid[]) and a.ancestor_id = any(${sql.param(scope)}::uuid[])`);
  return new Set(rows.map((row) => row.id));
}

/** An event the scope leads or joins; null when it is missing or out of scope. */
export async function findUnionEvent(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<UnionEventRow | null> {
  const rows = await db.execute<UnionEventRow>(sql`
    select ${eventColumns}, ${led(scope)} as own from ${eventTables}
    where e.id = ${id} and (${led(scope)} or ${joined(scope)})`);
  return rows[0] ?? null;
}

/** An event the scope leads, locked: only its lead changes it. */
export async function lockEvent(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<typeof events.$inferSelect | null> {
  const found = await tx.execute(
    sql`select e.id from events e where e.id = ${id} and ${led(scope)} for update`,
  );
  if (found.length === 0) return null;
  const [row] = await tx.select().from(events).where(eq(events.id, id));
  return row ?? null;
}

/** An event locked whoever asks: a company answers, or a person registers. */
export async function lockAnyEvent(tx: Transaction, id: string): Promise<typeof events.$inferSelect | null> {
  const [row] = await tx.select().from(events).where(eq(events.id, id)).for('update');
  return row ?? null;
}

export async function insertEvent(tx: Transaction, event: typeof events.$inferInsert): Promise<void> {
  await tx.insert(events).values(event);
}

export async function setEvent(
  tx: Transaction,
  id: string,
  change: Partial<typeof events.$inferInsert>,
): Promise<void> {
  await tx.update(events).set(change).where(eq(events.id, id));
}

/** The co-organisers become exactly these; the lead is none of them. */
export async function setCoOrganisers(
  tx: Transaction,
  eventId: string,
  unionIds: readonly string[],
): Promise<void> {
  await tx.delete(eventCoOrganisers).where(eq(eventCoOrganisers.eventId, eventId));
  if (unionIds.length === 0) return;
  await tx.insert(eventCoOrganisers).values(unionIds.map((unionId) => ({ eventId, unionId })));
}

export async function listCoOrganisers(
  db: Queryable,
  eventId: string,
): Promise<{ id: string; name: string }[]> {
  return db.execute<{ id: string; name: string }>(sql`
    select u.id, u.name from event_co_organisers c join unions u on u.id = c.union_id
    where c.event_id = ${eventId} order by u.position, u.code`);
}

/** Open units of the district, streets and towns, systems: names that are public anyway. */
export async function listJoinable(db: Queryable, today: string): Promise<{ id: string; name: string }[]> {
  return db.execute<{ id: string; name: string }>(sql`
    select u.id, u.name from unions u
    where u.kind <> 'grassroots' and (u.closed_on is null or u.closed_on >= ${today}::date)
    order by array_position(array['district', 'territorial', 'system'], u.kind), u.position, u.code`);
}
