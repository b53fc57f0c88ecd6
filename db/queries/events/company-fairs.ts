import type { AttendingState } from '@sunshine/contract/events/fair-vocabulary.ts';
import { type CalendarKind, calendarKinds } from '@sunshine/contract/events/kinds.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { type EventRow, eventColumns, eventTables } from './event-columns.ts';
import type { ShownPositionRow } from './shown-positions.ts';

export interface CompanyFairRow extends EventRow {
  attendingId: string | null;
  attending: AttendingState | null;
  wish: string | null;
  staff: string[] | null;
  reason: string | null;
  arrivedAt: string | null;
  boothId: string | null;
  booth: string | null;
}

const withCompanies = Object.entries(calendarKinds).flatMap(([key, kind]) =>
  kind.companies ? [key as CalendarKind] : [],
);

const fairsFor = (companyId: string): SQL => sql`
  select ${eventColumns}, a.id as "attendingId", a.state as attending, a.wish, a.staff, a.reason,
    a.arrived_at as "arrivedAt", b.id as "boothId", b.number as booth
  from ${eventTables}
  left join event_companies a on a.event_id = e.id and a.company_id = ${companyId}
  left join booths b on b.event_company_id = a.id
  where e.kind = any(${sql.param(withCompanies)}::text[])`;

/** What a company may ask for, was asked to, or takes part in; the latter back to a year. */
export async function listFairsFor(
  db: Queryable,
  companyId: string,
  today: string,
): Promise<CompanyFairRow[]> {
  return db.execute<CompanyFairRow>(sql`${fairsFor(companyId)}
    and ((a.id is not null and e.ends_on >= ${today}::date - 365)
      or (e.state = 'planned' and e.ends_on >= ${today}::date
        and coalesce(e.companies_until, e.starts_on) >= ${today}::date))
    order by e.starts_on, e.id limit 200`);
}

export async function findFairFor(
  db: Queryable,
  companyId: string,
  id: string,
): Promise<CompanyFairRow | null> {
  const rows = await db.execute<CompanyFairRow>(sql`${fairsFor(companyId)} and e.id = ${id}`);
  return rows[0] ?? null;
}

/** Own published positions, and those the event shows already. */
export async function listOwnPositionsFor(
  db: Queryable,
  companyId: string,
  eventId: string,
): Promise<(ShownPositionRow & { shown: boolean })[]> {
  return db.execute<ShownPositionRow & { shown: boolean }>(sql`
    select p.id, p.title, p.company_id as "companyId", c.name as "companyName", p.kind, p.town, p.pay_min as "payMin",
      p.pay_max as "payMax", p.pay_unit as "payUnit", p.pay_months as "payMonths",
      p.suitable_for_graduates as "suitableForGraduates", (p.state = 'published') as open,
      coalesce(s.headcount, p.headcount) as headcount, (s.position_id is not null) as shown
    from positions p join companies c on c.id = p.company_id
    left join event_positions s on s.position_id = p.id and s.event_id = ${eventId}
    where p.company_id = ${companyId} and (p.state = 'published' or s.position_id is not null)
    order by s.position_id is null, p.title, p.id limit 200`);
}
