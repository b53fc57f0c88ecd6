import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import type { ReportingUnit } from './reporting-units.ts';

/** A unit with where its report stands. */
export interface UnitStateRow extends ReportingUnit {
  reportId: string | null;
  version: number;
  state: ReportState;
  submittedAt: string | null;
  dueDay: string;
  /** Differs from the campaign's own due day. */
  extended: boolean;
  remindedOn: string | null;
  staffed: boolean;
}

/** A unit and, with `below`, those one level down in the order of the district's table; closed ones report no more. */
export async function listUnitStates(
  db: Queryable,
  of: { campaignId: string; unionId: string; asOf: string; below: boolean },
): Promise<UnitStateRow[]> {
  return db.execute<UnitStateRow>(sql`
    select u.id, u.code, u.name, u.short_name as "shortName", u.kind, u.contact_phone as "contactPhone", u.closed_on as "closedOn",
      r.id as "reportId", coalesce(r.version, 1) as version, coalesce(r.state, 'draft') as state,
      r.submitted_at as "submittedAt", coalesce(d.due_day, c.due_day) as "dueDay",
      d.due_day is not null as extended,
      (select max(m.on_day) from report_reminders m
        where m.campaign_id = c.id and m.union_id = u.id) as "remindedOn",
      exists (select 1 from role_grants g join accounts a on a.id = g.account_id and a.state = 'active'
        where g.union_id = u.id and g.role = 'caseworker' and g.ended_at is null) as staffed
    from unions u
    join campaigns c on c.id = ${of.campaignId}
    left join lateral (
      select r.id, r.version, r.state, r.submitted_at from reports r
      where r.union_id = u.id and r.campaign_id = c.id order by r.version desc limit 1
    ) r on true
    left join report_due_days d on d.campaign_id = c.id and d.union_id = u.id
    where u.id = ${of.unionId} or (${of.below} and u.parent_id = ${of.unionId}
      and (u.closed_on is null or u.closed_on >= ${of.asOf}::date))
    order by u.id <> ${of.unionId}, case u.kind when 'territorial' then 0 when 'system' then 1 else 2 end,
      u.position, u.code`);
}
