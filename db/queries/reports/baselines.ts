import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import type { UnionKind } from '@sunshine/contract/unions/vocabulary.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { reportBaselines } from '../../schema/report-versions.ts';

export interface BaselineRow extends Record<string, unknown> {
  unionId: string;
  code: string;
  name: string;
  shortName: string;
  kind: UnionKind;
  sealed: boolean;
  /** Counts, or whole fen, as text by code. */
  cells: Record<string, string> | null;
  source: string | null;
  enteredBy: string | null;
  enteredAt: string | null;
}

type Year = { form: FormKey; year: number };

/**
 * The units of a scope and those one level below with their paper figures of a year; a closed unit only where it
 * has some. `unit`: one unit of the scope, at any depth.
 */
export async function listBaselineRows(
  db: Queryable,
  scope: readonly string[],
  { form, year }: Year,
  unit?: string,
): Promise<BaselineRow[]> {
  const wanted = unit
    ? sql`u.code = ${unit} and exists (select 1 from union_ancestry a
        where a.union_id = u.id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))`
    : sql`(u.id = any(${sql.param(scope)}::uuid[]) or u.parent_id = any(${sql.param(scope)}::uuid[]))
        and (u.closed_on is null or b.union_id is not null)`;
  return db.execute<BaselineRow>(sql`
    select u.id as "unionId", u.code, u.name, u.short_name as "shortName", u.kind, b.cells, b.source,
      p.name as "enteredBy", to_json(b.entered_at) #>> '{}' as "enteredAt",
      exists (select 1 from reports r join campaigns c on c.id = r.campaign_id
        where r.union_id = u.id and r.state = 'sealed' and c.form = ${form} and c.year = ${year}) as sealed
    from unions u
    left join report_baselines b on b.union_id = u.id and b.form = ${form} and b.year = ${year}
    left join accounts a on a.id = b.entered_by left join people p on p.id = a.person_id
    where ${wanted}
    order by array_position(array['district','territorial','system','grassroots'], u.kind), u.position, u.code`);
}

/** Years that have paper figures in a scope, and the year before each campaign, latest first. */
export async function baselineYears(
  db: Queryable,
  scope: readonly string[],
  form: FormKey,
): Promise<number[]> {
  const rows = await db.execute<{ year: number }>(sql`
    select b.year from report_baselines b join union_ancestry a on a.union_id = b.union_id
      and a.ancestor_id = any(${sql.param(scope)}::uuid[])
    where b.form = ${form}
    union select c.year - 1 from campaigns c where c.form = ${form}
    order by year desc`);
  return rows.map(({ year }) => year);
}

/** One writer of a unit's paper figures of a year at a time, whether there are some yet or not. */
export async function holdBaseline(tx: Transaction, { form, year }: Year, unionId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`baseline:${form}:${year}:${unionId}`}))`);
}

export async function saveBaselineRow(
  tx: Transaction,
  row: typeof reportBaselines.$inferInsert,
): Promise<void> {
  const { form: _, year: __, unionId: ___, ...change } = row;
  const key = [reportBaselines.form, reportBaselines.year, reportBaselines.unionId];
  await tx.insert(reportBaselines).values(row).onConflictDoUpdate({ target: key, set: change });
}

export async function removeBaselineRow(
  tx: Transaction,
  { form, year }: Year,
  unionId: string,
): Promise<void> {
  await tx
    .delete(reportBaselines)
    .where(
      and(
        eq(reportBaselines.form, form),
        eq(reportBaselines.year, year),
        eq(reportBaselines.unionId, unionId),
      ),
    );
}
