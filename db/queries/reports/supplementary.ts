import type { SupplementaryKind } from '@sunshine/contract/reports/vocabulary.ts';
import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { supplementaryRecords } from '../../schema/reports.ts';

export interface SupplementaryRow extends Record<string, unknown> {
  id: string;
  kind: SupplementaryKind;
  unionId: string;
  unionName: string;
  personId: string | null;
  personName: string | null;
  onDay: string;
  quantity: number;
  amountFen: string | null;
  returnedFen: string | null;
  returnedOn: string | null;
  contractNumber: string | null;
  policy: string | null;
  title: string;
  evidence: string;
  recordedBy: string;
  recordedAt: string;
  withdrawnAt: string | null;
  withdrawalReason: string | null;
  total: number;
}

const inScope = (scope: readonly string[]) =>
  sql`exists (select 1 from union_ancestry a where a.union_id = r.union_id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))`;

/** 补录 of the scope, latest day first; withdrawn ones stay readable. */
export async function listSupplementaryRows(
  db: Queryable,
  scope: readonly string[],
  filter: { kind: SupplementaryKind | null; from: string | null; until: string | null },
  window: { limit: number; offset: number },
): Promise<SupplementaryRow[]> {
  return db.execute<SupplementaryRow>(sql`
    select r.id, r.kind, r.union_id as "unionId", u.name as "unionName", r.person_id as "personId",
      p.name as "personName", r.on_day as "onDay", r.quantity, r.amount_fen::text as "amountFen",
      r.returned_fen::text as "returnedFen", r.returned_on as "returnedOn",
      r.contract_number as "contractNumber", r.policy, r.title, r.evidence,
      coalesce(w.name, '') as "recordedBy", r.recorded_at as "recordedAt",
      r.withdrawn_at as "withdrawnAt", r.withdrawal_reason as "withdrawalReason", count(*) over ()::int as total
    from supplementary_records r
    join unions u on u.id = r.union_id
    left join people p on p.id = r.person_id
    left join accounts c on c.id = r.recorded_by
    left join people w on w.id = c.person_id
    where ${inScope(scope)}
      and (${filter.kind}::text is null or r.kind = ${filter.kind})
      and r.on_day between coalesce(${filter.from}::date, '-infinity') and coalesce(${filter.until}::date, 'infinity')
    order by r.on_day desc, r.id desc
    limit ${window.limit} offset ${window.offset}`);
}

/** Unit of a record of the scope; null when it is missing or out of scope. */
export async function unitOfSupplementary(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<string | null> {
  const rows = await db.execute<{ unionId: string }>(sql`
    select r.union_id as "unionId" from supplementary_records r where r.id = ${id} and ${inScope(scope)}`);
  return rows[0]?.unionId ?? null;
}

/** A record of the scope, locked; null when it is missing or out of scope. */
export async function lockSupplementary(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<typeof supplementaryRecords.$inferSelect | null> {
  const rows = await tx.execute(sql`
    select r.id from supplementary_records r where r.id = ${id} and ${inScope(scope)} for update`);
  if (rows.length === 0) return null;
  const [row] = await tx.select().from(supplementaryRecords).where(eq(supplementaryRecords.id, id));
  return row ?? null;
}

export async function insertSupplementary(
  tx: Transaction,
  record: typeof supplementaryRecords.$inferInsert,
): Promise<void> {
  await tx.insert(supplementaryRecords).values(record);
}

export async function changeSupplementary(
  tx: Transaction,
  id: string,
  change: Partial<typeof supplementaryRecords.$inferInsert>,
): Promise<void> {
  await tx.update(supplementaryRecords).set(change).where(eq(supplementaryRecords.id, id));
}
