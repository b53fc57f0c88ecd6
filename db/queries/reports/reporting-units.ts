import type { UnionKind } from '@sunshine/contract/unions/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface ReportingUnit extends Record<string, unknown> {
  id: string;
  code: string;
  name: string;
  shortName: string;
  kind: UnionKind;
  contactPhone: string | null;
  /** Last day of a unit that was merged or closed. */
  closedOn: string | null;
}

const columns = sql`u.id, u.code, u.name, u.short_name as "shortName", u.kind, u.contact_phone as "contactPhone",
  u.closed_on as "closedOn"`;

/** A unit of the scope by its code; null when it is missing or out of scope. */
export async function findReportingUnit(
  db: Queryable,
  scope: readonly string[],
  code: string,
): Promise<ReportingUnit | null> {
  const rows = await db.execute<ReportingUnit>(sql`
    select ${columns} from unions u
    where u.code = ${code} and exists (
      select 1 from union_ancestry a
      where a.union_id = u.id and a.ancestor_id = any(${sql.param(scope)}::uuid[])
    )`);
  return rows[0] ?? null;
}

/** The units one level down, in the order of the district's table; closed ones report no more. */
export async function listUnitsBelow(db: Queryable, unitId: string, asOf: string): Promise<ReportingUnit[]> {
  return db.execute<ReportingUnit>(sql`
    select ${columns} from unions u
    where u.parent_id = ${unitId} and (u.closed_on is null or u.closed_on >= ${asOf}::date)
    order by case u.kind when 'territorial' then 0 when 'system' then 1 else 2 end, u.position, u.code`);
}

/** The districts of the scope: whoever reports for a whole district has one. */
export async function findDistrictIn(db: Queryable, scope: readonly string[]): Promise<ReportingUnit | null> {
  const rows = await db.execute<ReportingUnit>(sql`
    select ${columns} from unions u where u.id = any(${sql.param(scope)}::uuid[])
    order by case u.kind when 'district' then 0 else 1 end, u.code limit 1`);
  return rows[0] ?? null;
}
