import { sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import type { Figure, Figures } from './compile.ts';

/** The figures that the facts of a snapshot come to, of the whole scope and of the unit alone (本级). */
export async function frozenFigures(
  db: Queryable,
  reportId: string,
  unitId: string,
): Promise<{ figures: Figures; ownFigures: Figures }> {
  const rows = await db.execute<FrozenRow>(sql`
    select own_only, code, sum(quantity)::text as value, sum(rows)::int as rows,
      sum(supplementary)::int as supplementary, count(person_id)::int as persons
    from (
      select o.own_only, f.code, f.person_id,
        case f.counts when 'persons' then 1 when 'openings' then max(f.quantity) else sum(f.quantity) end as quantity,
        case when f.counts in ('persons', 'openings') then 1 else count(*) end as rows,
        count(*) filter (where f.supplementary) as supplementary
      from report_facts f
      join (values (false), (true)) o(own_only) on not o.own_only or f.unit_id = ${unitId}
      where f.report_id = ${reportId}
      group by o.own_only, f.code, f.counts, f.person_id, case f.counts when 'openings' then f.record_id end
    ) grouped
    group by own_only, code`);
  const of = (ownOnly: boolean): Figures =>
    new Map(rows.filter((row) => row.own_only === ownOnly).map((row) => [row.code, figureOf(row)]));
  return { figures: of(false), ownFigures: of(true) };
}

interface FrozenRow extends Record<string, unknown> {
  own_only: boolean;
  code: string;
  value: string;
  rows: number;
  supplementary: number;
  persons: number;
}

function figureOf({ value, persons, rows, supplementary }: FrozenRow): Figure {
  return { value: BigInt(value), persons, rows, supplementary };
}
