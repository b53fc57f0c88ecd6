import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** Last year's figures (上年数) of a unit. */
export interface PreviousFigures {
  year: number;
  /** A sealed report, or the baseline entered from paper. */
  source: 'sealed' | 'baseline';
  /** The sealed version; null for a baseline. */
  reportId: string | null;
  /** Counts, or whole fen, by code; a baseline may lack some. */
  values: ReadonlyMap<string, bigint>;
}

/** The newest sealed version of the campaign of the year before, else the baseline of that year, by unit. */
export async function previousFigures(
  db: Queryable,
  { form, year }: { form: FormKey; year: number },
  unionIds: readonly string[],
): Promise<ReadonlyMap<string, PreviousFigures>> {
  const ids = sql.param(unionIds);
  const rows = await db.execute<PreviousRow>(sql`
    select distinct on (f."unionId") f.* from (
      select r.union_id as "unionId", r.id as "reportId", r.version, (
          select jsonb_object_agg(e.key, e.value ->> 'value') from jsonb_each(s.figures) e
        ) as cells
      from reports r
      join campaigns c on c.id = r.campaign_id and c.form = ${form} and c.year = ${year - 1}
      join report_snapshots s on s.report_id = r.id
      where r.state = 'sealed' and r.union_id = any(${ids}::uuid[])
      union all
      select b.union_id, null, 0, b.cells from report_baselines b
      where b.form = ${form} and b.year = ${year - 1} and b.union_id = any(${ids}::uuid[])
    ) f
    order by f."unionId", f.version desc`);
  return new Map(
    rows.map(({ unionId, reportId, cells }) => [
      unionId,
      {
        year: year - 1,
        source: reportId ? 'sealed' : 'baseline',
        reportId,
        values: new Map(Object.entries(cells).map(([code, value]) => [code, BigInt(value)])),
      },
    ]),
  );
}

interface PreviousRow extends Record<string, unknown> {
  unionId: string;
  reportId: string | null;
  cells: Record<string, string>;
}
