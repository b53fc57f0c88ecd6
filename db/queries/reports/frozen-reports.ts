import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { reports } from '../../schema/report-versions.ts';
import type { ReportRow } from './report-rows.ts';
import { type TakenUnder, takenUnder } from './report-standing.ts';
import type { ReportingUnit } from './reporting-units.ts';

/** A report with a snapshot that is not sealed, of a campaign whose cutoff is past. */
export interface UnsealedRow extends ReportingUnit {
  reportId: string;
  form: FormKey;
  year: number;
  taken: TakenUnder;
}

/** The deepest units first: a parent is counted from those below it. */
export async function listUnsealed(db: Queryable, today: string): Promise<UnsealedRow[]> {
  return db.execute<UnsealedRow>(sql`
    select r.id as "reportId", c.form, c.year, ${takenUnder()} as taken,
      u.id, u.code, u.name, u.short_name as "shortName", u.kind, u.contact_phone as "contactPhone",
      u.closed_on as "closedOn"
    from reports r
    join campaigns c on c.id = r.campaign_id and c.cutoff_day < ${today}::date
    join report_snapshots s on s.report_id = r.id
    join unions u on u.id = r.union_id
    where r.state in ('submitted', 'accepted', 'nil')
    order by (select max(a.depth) from union_ancestry a where a.union_id = u.id) desc, r.id`);
}

/** The report, locked, if it still holds a snapshot and is not sealed. */
export async function lockUnsealed(tx: Transaction, reportId: string): Promise<ReportRow | null> {
  const [row] = await tx
    .select()
    .from(reports)
    .where(and(eq(reports.id, reportId), inArray(reports.state, ['submitted', 'accepted', 'nil'])))
    .for('update');
  return row ?? null;
}
