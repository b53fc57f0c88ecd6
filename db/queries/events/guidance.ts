import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { guidanceSessions } from '../../schema/training.ts';
import { likePrefix, unionInScope } from '../households/scope.ts';

export interface GuidanceRow extends Record<string, unknown> {
  id: string;
  personId: string;
  personName: string;
  unionId: string;
  unionName: string;
  onDay: string;
  adviser: string;
  note: string;
  followUpOn: string | null;
  followedUpAt: string | null;
  followUpNote: string | null;
  recordedBy: string | null;
  recordedAt: string;
  cancelledAt: string | null;
  cancellationReason: string | null;
}
export type GuidanceShow = 'given' | 'due' | 'cancelled';

const columns = sql`g.id, g.person_id as "personId", p.name as "personName", g.union_id as "unionId",
  u.short_name as "unionName", g.on_day as "onDay", g.adviser, g.note, g.follow_up_on as "followUpOn",
  g.followed_up_at as "followedUpAt", g.follow_up_note as "followUpNote", w.name as "recordedBy",
  g.recorded_at as "recordedAt", g.cancelled_at as "cancelledAt", g.cancellation_reason as "cancellationReason"`;
const tables = sql`guidance_sessions g join people p on p.id = g.person_id join unions u on u.id = g.union_id
  left join accounts a on a.id = g.recorded_by left join people w on w.id = a.person_id`;

function isDue(day: string): SQL {
  return sql`g.cancelled_at is null and g.followed_up_at is null and g.follow_up_on <= ${day}::date`;
}

/** Sessions of the scope's units: latest first, those to follow up longest waiting first. */
export async function listGuidanceRows(
  db: Queryable,
  scope: readonly string[],
  filter: { q: string; show: GuidanceShow; day: string },
  window: { limit: number; offset: number },
): Promise<(GuidanceRow & { total: number })[]> {
  const shown: Record<GuidanceShow, SQL> = {
    given: sql`g.cancelled_at is null`,
    due: isDue(filter.day),
    cancelled: sql`g.cancelled_at is not null`,
  };
  const order = filter.show === 'due' ? sql`g.follow_up_on, g.id` : sql`g.on_day desc, g.id desc`;
  return db.execute<GuidanceRow & { total: number }>(sql`
    select count(*) over ()::int as total, ${columns} from ${tables}
    where ${unionInScope(sql`g.union_id`, scope)} and ${shown[filter.show]}
      and (${filter.q} = '' or p.name like ${likePrefix(filter.q)})
    order by ${order} limit ${window.limit} offset ${window.offset}`);
}

export interface DueFollowUp extends Record<string, unknown> {
  id: string;
  personId: string;
  /** Unmasked. */
  personName: string;
  unionId: string;
  unionName: string;
  onDay: string;
  followUpOn: string;
  adviser: string;
  caseworkerId: string;
}

/** Sessions of the scope's units whose follow-up is due on a day or was due before, longest waiting first. */
export async function listDueFollowUps(
  db: Queryable,
  scope: readonly string[],
  day: string,
): Promise<DueFollowUp[]> {
  return db.execute<DueFollowUp>(sql`
    select g.id, g.person_id as "personId", p.name as "personName", g.union_id as "unionId",
      u.short_name as "unionName", g.on_day as "onDay", g.follow_up_on as "followUpOn", g.adviser,
      g.caseworker_id as "caseworkerId"
    from guidance_sessions g join people p on p.id = g.person_id join unions u on u.id = g.union_id
    where ${isDue(day)} and ${unionInScope(sql`g.union_id`, scope)}
    order by g.follow_up_on, g.id`);
}

export async function countDueFollowUps(
  db: Queryable,
  scope: readonly string[],
  day: string,
): Promise<number> {
  const rows = await db.execute<{ due: number }>(sql`
    select count(*)::int as due from guidance_sessions g
    where ${isDue(day)} and ${unionInScope(sql`g.union_id`, scope)}`);
  return rows[0]?.due ?? 0;
}

export async function readGuidanceRow(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<GuidanceRow | null> {
  const rows = await db.execute<GuidanceRow>(sql`
    select ${columns} from ${tables} where g.id = ${id} and ${unionInScope(sql`g.union_id`, scope)}`);
  return rows[0] ?? null;
}

/** The session, locked; null when it is missing or out of scope. */
export async function lockGuidance(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<typeof guidanceSessions.$inferSelect | null> {
  const found = await tx.execute(
    sql`select g.id from guidance_sessions g where g.id = ${id} and ${unionInScope(sql`g.union_id`, scope)} for update`,
  );
  if (found.length === 0) return null;
  const [row] = await tx.select().from(guidanceSessions).where(eq(guidanceSessions.id, id));
  return row ?? null;
}

/** Those of these people for whom the very same session stands already: the form was sent twice. */
export async function sameSessions(
  tx: Transaction,
  session: { onDay: string; adviser: string; note: string },
  personIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.execute<{ personId: string }>(sql`
    select g.person_id as "personId" from guidance_sessions g
    where g.person_id = any(${sql.param(personIds)}::uuid[]) and g.on_day = ${session.onDay}::date
      and g.adviser = ${session.adviser} and g.note = ${session.note} and g.cancelled_at is null`);
  return new Set(rows.map(({ personId }) => personId));
}

export async function insertSessions(
  tx: Transaction,
  rows: readonly (typeof guidanceSessions.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(guidanceSessions).values([...rows]);
}

export async function setGuidance(
  tx: Transaction,
  id: string,
  change: Partial<typeof guidanceSessions.$inferInsert>,
): Promise<void> {
  await tx.update(guidanceSessions).set(change).where(eq(guidanceSessions.id, id));
}
