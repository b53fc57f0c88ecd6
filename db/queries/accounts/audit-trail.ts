import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface AuditFilter {
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  action?: string | undefined;
  /** Shanghai days, both included. */
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  offset: number;
}

export interface AuditRow extends Record<string, unknown> {
  id: number;
  at: string;
  actorName: string | null;
  actorRole: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  unionName: string | null;
  reason: string | null;
  detail: Record<string, unknown>;
  requestId: string;
}

/** Entries about unions of the scope, newest first; those about no union are the district's to read. */
export async function listAuditRows(
  db: Queryable,
  scope: readonly string[],
  filter: AuditFilter,
): Promise<{ items: AuditRow[]; total: number }> {
  const scopes = sql`${sql.param(scope)}::uuid[]`;
  const { subjectType, subjectId, action, from, to } = filter;
  const where = sql`(
      exists (select 1 from union_ancestry x where x.union_id = e.union_id and x.ancestor_id = any(${scopes}))
      or e.union_id is null and exists (select 1 from unions u where u.kind = 'district' and u.id = any(${scopes})))
    ${subjectType ? sql`and e.subject_type = ${subjectType}` : sql``}
    ${subjectId ? sql`and e.subject_id = ${subjectId}` : sql``}
    ${action ? sql`and e.action = ${action}` : sql``}
    ${from ? sql`and e.at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'` : sql``}
    ${to ? sql`and e.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'` : sql``}`;
  const items = await db.execute<AuditRow>(sql`
    select e.id::int as id, to_json(e.at) #>> '{}' as at, p.name as "actorName", e.actor_role as "actorRole", e.action,
      e.subject_type as "subjectType", e.subject_id as "subjectId", u.name as "unionName", e.reason, e.detail,
      e.request_id as "requestId"
    from audit_entries e
    left join accounts a on a.id = e.actor_account_id
    left join people p on p.id = a.person_id
    left join unions u on u.id = e.union_id
    where ${where}
    order by e.id desc limit ${filter.limit} offset ${filter.offset}`);
  const [totals] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from audit_entries e where ${where}`,
  );
  return { items, total: totals?.total ?? 0 };
}

export interface TrailCheck {
  entries: number;
  broken: { id: number | null; shard: number; seq: number }[];
}

/** Works every chain out again; names the first hundred places that do not follow. */
export async function checkTrail(db: Queryable): Promise<TrailCheck> {
  const broken = await db.execute<TrailCheck['broken'][number]>(sql`
    select b.id::int as id, b.shard::int as shard, b.seq::int as seq from broken_audit_entries() b
    order by b.shard, b.seq limit 100`);
  const [totals] = await db.execute<{ entries: number }>(
    sql`select count(*)::int as entries from audit_entries`,
  );
  return { entries: totals?.entries ?? 0, broken: [...broken] };
}
