import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { booths } from '../../schema/fairs.ts';

export interface BoothRow extends Record<string, unknown> {
  id: string;
  number: string;
  x: number;
  y: number;
  width: number;
  height: number;
  eventCompanyId: string | null;
  companyId: string | null;
  name: string | null;
  shortName: string | null;
}

export async function listBooths(db: Queryable, eventId: string): Promise<BoothRow[]> {
  return db.execute<BoothRow>(sql`
    select b.id, b.number, b.x, b.y, b.width, b.height, b.event_company_id as "eventCompanyId",
      c.id as "companyId", c.name, c.short_name as "shortName"
    from booths b left join event_companies a on a.id = b.event_company_id left join companies c on c.id = a.company_id
    where b.event_id = ${eventId} order by b.y, b.x, b.id`);
}

export async function insertBooths(
  tx: Transaction,
  rows: readonly (typeof booths.$inferInsert & { id: string })[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(booths).values([...rows]);
}

export async function setBooth(
  tx: Transaction,
  eventId: string,
  id: string,
  change: Partial<typeof booths.$inferInsert>,
): Promise<void> {
  await tx
    .update(booths)
    .set(change)
    .where(and(eq(booths.id, id), eq(booths.eventId, eventId)));
}

export async function deleteBooth(tx: Transaction, eventId: string, id: string): Promise<void> {
  await tx.delete(booths).where(and(eq(booths.id, id), eq(booths.eventId, eventId)));
}

/** Approved companies without a booth, in the order in which they were settled. */
export async function listWithoutBooth(
  db: Queryable,
  eventId: string,
): Promise<{ eventCompanyId: string; companyId: string; name: string }[]> {
  return db.execute<{ eventCompanyId: string; companyId: string; name: string }>(sql`
    select a.id as "eventCompanyId", c.id as "companyId", c.name from event_companies a join companies c on c.id = a.company_id
    where a.event_id = ${eventId} and a.state = 'approved'
      and not exists (select 1 from booths b where b.event_company_id = a.id)
    order by a.moved_at, a.id`);
}
