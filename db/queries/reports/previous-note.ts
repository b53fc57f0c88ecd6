import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** Where last year's figures of a unit come from: version of the sealed report, or the paper they were entered from. */
export async function findPreviousNote(
  db: Queryable,
  of: { form: FormKey; year: number; unionId: string; reportId: string | null },
): Promise<{ version: number | null; source: string | null }> {
  const rows = await db.execute<{ version: number | null; source: string | null }>(sql`
    select (select r.version from reports r where r.id = ${of.reportId}) as version,
      (select b.source from report_baselines b
        where b.form = ${of.form} and b.year = ${of.year} and b.union_id = ${of.unionId}) as source`);
  return rows[0] ?? { version: null, source: null };
}
