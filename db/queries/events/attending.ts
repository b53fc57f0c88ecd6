import type { AttendingState } from '@sunshine/contract/events/fair-vocabulary.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { eventCompanies } from '../../schema/fairs.ts';
import { likePrefix } from '../households/scope.ts';

export type AttendingRecord = typeof eventCompanies.$inferSelect;

export interface AttendingRow extends Record<string, unknown> {
  id: string;
  companyId: string;
  name: string;
  shortName: string;
  contactName: string;
  contactPhone: string;
  state: AttendingState;
  wish: string;
  staff: string[];
  reason: string | null;
  movedAt: string;
  arrivedAt: string | null;
  positions: number;
  openings: number;
  booth: string | null;
}

/** Companies of an event: who waits for an answer first, then those who come, in the order in which they were settled. */
export async function listAttendingRows(db: Queryable, eventId: string): Promise<AttendingRow[]> {
  return db.execute<AttendingRow>(sql`
    select a.id, a.company_id as "companyId", c.name, c.short_name as "shortName", c.contact_name as "contactName",
      c.contact_phone as "contactPhone", a.state, a.wish, a.staff, a.reason, a.moved_at as "movedAt",
      a.arrived_at as "arrivedAt", shown.positions, shown.openings, b.number as booth
    from event_companies a join companies c on c.id = a.company_id
    left join booths b on b.event_company_id = a.id
    cross join lateral (
      select count(*)::int as positions, coalesce(sum(coalesce(s.headcount, p.headcount)), 0)::int as openings
      from event_positions s join positions p on p.id = s.position_id
      where s.event_id = a.event_id and p.company_id = a.company_id
    ) shown
    where a.event_id = ${eventId}
    order by array_position(array['applied', 'invited', 'approved', 'declined', 'rejected', 'withdrawn'], a.state),
      a.moved_at, a.id`);
}

export interface InvitableRow extends Record<string, unknown> {
  id: string;
  name: string;
  industry: string;
  unionName: string;
  open: number;
  state: AttendingState | null;
  total: number;
}

/** Verified companies by name, those with open positions first. */
export async function listInvitableRows(
  db: Queryable,
  eventId: string,
  q: string,
  window: { limit: number; offset: number },
): Promise<InvitableRow[]> {
  return db.execute<InvitableRow>(sql`
    select c.id, c.name, c.industry, u.name as "unionName", a.state, count(*) over ()::int as total,
      (select count(*)::int from positions p where p.company_id = c.id and p.state = 'published') as open
    from companies c join unions u on u.id = c.union_id
    left join event_companies a on a.event_id = ${eventId} and a.company_id = c.id
    where c.state = 'verified' and (${q} = '' or c.name like ${`%${likePrefix(q)}`})
    order by a.state is not null, open desc, c.name, c.id limit ${window.limit} offset ${window.offset}`);
}

/** Names and verification of companies, in the order of their ids. */
export async function namedCompanies(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, { name: string; verified: boolean }>> {
  const rows = await db.execute<{ id: string; name: string; verified: boolean }>(sql`
    select id, name, state = 'verified' as verified from companies where id = any(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map(({ id, ...company }) => [id, company]));
}

/** Rows of an event by company; read with the event locked, so that no other step comes between. */
export async function attendingOf(
  tx: Transaction,
  eventId: string,
  which: { companyIds: readonly string[] } | { ids: readonly string[] },
): Promise<AttendingRecord[]> {
  const chosen =
    'ids' in which
      ? inArray(eventCompanies.id, [...which.ids])
      : inArray(eventCompanies.companyId, [...which.companyIds]);
  return tx
    .select()
    .from(eventCompanies)
    .where(and(eq(eventCompanies.eventId, eventId), chosen));
}

export async function insertAttending(
  tx: Transaction,
  row: typeof eventCompanies.$inferInsert & { id: string },
): Promise<void> {
  await tx.insert(eventCompanies).values(row);
}

export async function setAttending(
  tx: Transaction,
  id: string,
  change: Partial<typeof eventCompanies.$inferInsert>,
): Promise<void> {
  await tx.update(eventCompanies).set(change).where(eq(eventCompanies.id, id));
}

/** Who leaves gives the booth back and shows no position any more. */
export async function clearAttending(tx: Transaction, attending: AttendingRecord): Promise<void> {
  await tx.execute(sql`update booths set event_company_id = null where event_company_id = ${attending.id}`);
  await tx.execute(sql`
    delete from event_positions s using positions p
    where s.event_id = ${attending.eventId} and p.id = s.position_id and p.company_id = ${attending.companyId}`);
}

/** A company's own positions at an event become exactly these; answers how many of them are open or stood there. */
export async function replaceOwnPositions(
  tx: Transaction,
  attending: AttendingRecord,
  ids: readonly string[],
): Promise<number> {
  const wanted = sql.param(ids);
  const { eventId, companyId } = attending;
  await tx.execute(sql`
    delete from event_positions s using positions p
    where s.event_id = ${eventId} and p.id = s.position_id and p.company_id = ${companyId}
      and not (p.id = any(${wanted}::uuid[]))`);
  await tx.execute(sql`
    insert into event_positions (event_id, position_id)
    select ${eventId}, p.id from positions p
    where p.id = any(${wanted}::uuid[]) and p.company_id = ${companyId} and p.state = 'published'
    on conflict do nothing`);
  const rows = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from event_positions s join positions p on p.id = s.position_id
    where s.event_id = ${eventId} and p.company_id = ${companyId}`);
  return rows[0]?.count ?? 0;
}
