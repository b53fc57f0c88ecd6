import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface SealedReportRow extends Record<string, unknown> {
  code: string;
  name: string;
  year: number;
  version: number;
  /** No later version was sealed. */
  latest: boolean;
  nil: boolean;
  sealedAt: string;
  sealedByName: string;
  preparerName: string | null;
  correctionReason: string | null;
  total: number;
}

interface SealedOf {
  scope: readonly string[];
  form: FormKey;
}

const sealedIn = ({ scope, form }: SealedOf): SQL => sql`
  reports r
  join campaigns c on c.id = r.campaign_id and c.form = ${form}
  join unions u on u.id = r.union_id
  where r.state = 'sealed' and exists (
    select 1 from union_ancestry a where a.union_id = u.id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))`;

/** A page of the sealed reports (历年封存) of the scope: newest year first, the unit above before those below. */
export async function listSealedRows(
  db: Queryable,
  of: SealedOf & { year: number | null; offset: number; limit: number },
): Promise<SealedReportRow[]> {
  return db.execute<SealedReportRow>(sql`
    select u.code, u.name, c.year, r.version,
      not exists (select 1 from reports later where later.campaign_id = r.campaign_id
        and later.union_id = r.union_id and later.version > r.version and later.state = 'sealed') as latest,
      exists (select 1 from report_steps s
        where s.report_id = r.id and s.from_state = 'nil' and s.to_state = 'sealed') as nil,
      r.sealed_at as "sealedAt", (select p.name from accounts b join people p on p.id = b.person_id
        where b.id = r.sealed_by) as "sealedByName", r.preparer_name as "preparerName",
      r.correction_reason as "correctionReason", (count(*) over ())::int as total
    from ${sealedIn(of)} and (${of.year}::int is null or c.year = ${of.year}::int)
    order by c.year desc, case u.kind when 'district' then 0 when 'territorial' then 1 when 'system' then 2 else 3 end,
      u.position, u.code, r.version desc
    offset ${of.offset} limit ${of.limit}`);
}

/** Years in which a report of the scope was sealed, the newest first. */
export async function listSealedYears(db: Queryable, of: SealedOf): Promise<number[]> {
  const rows = await db.execute<{ year: number }>(
    sql`select distinct c.year from ${sealedIn(of)} order by c.year desc`,
  );
  return rows.map(({ year }) => year);
}
