import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { reportDueDays } from '../../schema/report-versions.ts';

export interface DueDayRow extends Record<string, unknown> {
  code: string;
  name: string;
  campaignDueDay: string;
  dueDay: string | null;
  reason: string | null;
  grantedBy: string | null;
  grantedAt: string | null;
}

const columns = sql`u.code, u.name, c.due_day as "campaignDueDay", d.due_day as "dueDay", d.reason,
  p.name as "grantedBy", to_json(d.granted_at) #>> '{}' as "grantedAt"`;
const granter = sql`left join accounts a on a.id = d.granted_by left join people p on p.id = a.person_id`;

/** The day a unit reports by, extended or not. */
export async function readDueDayRow(
  db: Queryable,
  campaignId: string,
  unionId: string,
): Promise<DueDayRow | null> {
  const rows = await db.execute<DueDayRow>(sql`
    select ${columns} from unions u join campaigns c on c.id = ${campaignId}
    left join report_due_days d on d.campaign_id = c.id and d.union_id = u.id ${granter}
    where u.id = ${unionId}`);
  return rows[0] ?? null;
}

/** Units of a scope whose deadline was extended, the latest day last. */
export async function listDueDayRows(
  db: Queryable,
  scope: readonly string[],
  campaignId: string,
): Promise<DueDayRow[]> {
  return db.execute<DueDayRow>(sql`
    select ${columns} from report_due_days d join campaigns c on c.id = d.campaign_id
    join unions u on u.id = d.union_id ${granter}
    where d.campaign_id = ${campaignId} and exists (
      select 1 from union_ancestry s where s.union_id = u.id and s.ancestor_id = any(${sql.param(scope)}::uuid[]))
    order by d.due_day, u.position, u.code`);
}

export async function saveDueDay(tx: Transaction, row: typeof reportDueDays.$inferInsert): Promise<void> {
  const { campaignId: _, unionId: __, ...change } = row;
  await tx
    .insert(reportDueDays)
    .values(row)
    .onConflictDoUpdate({ target: [reportDueDays.campaignId, reportDueDays.unionId], set: change });
}

export async function removeDueDay(tx: Transaction, campaignId: string, unionId: string): Promise<void> {
  await tx
    .delete(reportDueDays)
    .where(and(eq(reportDueDays.campaignId, campaignId), eq(reportDueDays.unionId, unionId)));
}

/** Whether the unit's report of a campaign is sealed already. */
export async function isSealed(db: Queryable, campaignId: string, unionId: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from reports r
    where r.campaign_id = ${campaignId} and r.union_id = ${unionId} and r.state = 'sealed' limit 1`);
  return rows.length > 0;
}

/** Accounts of those who prepare the reports of a unit, for a message. */
export async function preparersOfUnit(db: Queryable, unionId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct a.id from role_grants g join accounts a on a.id = g.account_id and a.state = 'active'
    where g.union_id = ${unionId} and g.role = 'caseworker' and g.ended_at is null`);
  return rows.map(({ id }) => id);
}
