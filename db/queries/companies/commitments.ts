import type { CommitmentKind } from '@sunshine/contract/companies/commitment-vocabulary.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { companyCommitments } from '../../schema/commitments.ts';
import { isoInstant, unionInScope } from '../households/scope.ts';

export interface CommitmentRow extends Record<string, unknown> {
  id: string;
  companyId: string;
  companyName: string;
  unionId: string;
  unionName: string;
  kind: CommitmentKind;
  amount: number;
  kept: number;
  fromDay: string;
  untilDay: string;
  note: string;
  recordedAt: string;
  cancelledAt: string | null;
  cancellationReason: string | null;
}
export interface KeptRecord extends Record<string, unknown> {
  day: string;
  title: string;
  n: number;
}

/**
 * The records that keep a commitment `c` (兑现): number and list come from here alone. Headcount by the day of first
 * publication, hires by the first day of work, internships by their confirmation, fairs that were held.
 */
const keptRecords: SQL = sql`
  select p.first_published_on as day, p.title, p.headcount as n from positions p
    where c.kind = 'positions' and p.company_id = c.company_id
      and p.first_published_on between c.from_day and c.until_day
  union all
  select l.start_on, coalesce(q.title, '上岗'), 1 from placements l left join positions q on q.id = l.position_id
    where c.kind = 'placements' and l.company_id = c.company_id and l.cancelled_at is null
      and l.start_on between c.from_day and c.until_day
  union all
  select i.confirmed_on, coalesce(q.title, '实习见习'), 1 from internships i left join positions q on q.id = i.position_id
    where c.kind = 'internships' and i.company_id = c.company_id and i.cancelled_on is null
      and i.confirmed_on between c.from_day and c.until_day
  union all
  select e.starts_on, e.title, 1 from events e
    where c.kind = 'fairs' and e.kind = 'jobFair' and e.state = 'held'
      and e.starts_on between c.from_day and c.until_day
      and exists (select from event_positions s join positions q on q.id = s.position_id
        where s.event_id = e.id and q.company_id = c.company_id)`;

const columns: SQL = sql`c.id, c.company_id as "companyId", o.name as "companyName", c.union_id as "unionId",
  u.short_name as "unionName", c.kind, c.amount, c.from_day::text as "fromDay", c.until_day::text as "untilDay",
  c.note, c.recorded_at as "recordedAt", c.cancelled_at as "cancelledAt",
  c.cancellation_reason as "cancellationReason",
  (select coalesce(sum(k.n), 0)::int from (${keptRecords}) k) as kept`;
const tables: SQL = sql`company_commitments c join companies o on o.id = c.company_id
  join unions u on u.id = c.union_id`;

export type CommitmentShow = 'open' | 'ended' | 'cancelled';

/** Which of the three lists a commitment stands in. */
const showOf = (today: string): SQL => sql`case when c.cancelled_at is not null then 'cancelled'
  when c.until_day < ${today}::date then 'ended' else 'open' end`;

const listed = (scope: readonly string[], companyId: string | undefined): SQL =>
  sql`${unionInScope(sql`c.union_id`, scope)} ${companyId ? sql`and c.company_id = ${companyId}` : sql``}`;

/** Commitments of a scope, those that end first on top. */
export async function listCommitmentRows(
  db: Queryable,
  scope: readonly string[],
  filter: { companyId: string | undefined; show: CommitmentShow | undefined; today: string },
  window: { limit: number; offset: number },
): Promise<CommitmentRow[]> {
  const { companyId, show, today } = filter;
  const rows = await db.execute<CommitmentRow>(sql`
    select ${columns} from ${tables}
    where ${listed(scope, companyId)} ${show ? sql`and ${showOf(today)} = ${show}` : sql``}
    order by (c.cancelled_at is not null), (c.until_day < ${today}::date), c.until_day, c.id
    limit ${window.limit} offset ${window.offset}`);
  return rows.map(told);
}

export async function countCommitments(
  db: Queryable,
  scope: readonly string[],
  companyId: string | undefined,
  today: string,
): Promise<Record<CommitmentShow, number>> {
  const rows = await db.execute<{ show: CommitmentShow; n: number }>(sql`
    select ${showOf(today)} as show, count(*)::int as n from company_commitments c
    where ${listed(scope, companyId)} group by 1`);
  return Object.assign({ open: 0, ended: 0, cancelled: 0 }, ...rows.map(({ show, n }) => ({ [show]: n })));
}

export async function findCommitment(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<CommitmentRow | null> {
  const rows = await db.execute<CommitmentRow>(
    sql`select ${columns} from ${tables} where c.id = ${id} and ${listed(scope, undefined)}`,
  );
  return rows[0] ? told(rows[0]) : null;
}

/** The records behind the figure, the latest first. */
export async function listKeptRecords(db: Queryable, id: string): Promise<KeptRecord[]> {
  return db.execute<KeptRecord>(sql`
    select k.day::text, k.title, k.n from company_commitments c cross join lateral (${keptRecords}) k
    where c.id = ${id} order by k.day desc, k.title limit 500`);
}

export async function insertCommitment(
  tx: Transaction,
  commitment: typeof companyCommitments.$inferInsert,
): Promise<void> {
  await tx.insert(companyCommitments).values(commitment);
}

/** Locks a commitment of a scope until commit; null when it is missing. */
export async function lockCommitment(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<{ unionId: string; cancelled: boolean } | null> {
  const rows = await tx.execute<{ unionId: string; cancelled: boolean }>(sql`
    select c.union_id as "unionId", c.cancelled_at is not null as cancelled from company_commitments c
    where c.id = ${id} and ${listed(scope, undefined)} for update`);
  return rows[0] ?? null;
}

export async function setCommitmentCancelled(
  tx: Transaction,
  id: string,
  values: { cancelledAt: Date; cancellationReason: string },
): Promise<void> {
  await tx.update(companyCommitments).set(values).where(eq(companyCommitments.id, id));
}

function told(row: CommitmentRow): CommitmentRow {
  return { ...row, recordedAt: isoInstant(row.recordedAt) };
}
