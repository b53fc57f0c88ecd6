import type { CompanyNature } from '@sunshine/contract/companies/vocabulary.ts';
import type { PositionSort } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { PayUnit, PositionKind } from '@sunshine/contract/positions/vocabulary.ts';
import type postgres from 'postgres';
import type { Database } from '../../connect.ts';

export interface SearchStatement {
  /** Text of a tsquery that rows must match; null matches all. */
  match: string | null;
  /** Texts of tsqueries whose words are weighed by where they stand: as typed, and begun as typed. */
  rank: { whole: string; begun: string } | null;
  kinds: string[];
  towns: string[];
  /** Highest rank of the required education. */
  educationMax: number | null;
  salaryMin: number | null;
  /** Lower ends of the pay steps, ascending. */
  paySteps: readonly number[];
  sort: PositionSort;
  limit: number;
  offset: number;
  today: string;
}

export interface FoundRow {
  id: string;
  title: string;
  kind: PositionKind;
  town: string;
  education: number;
  headcount: number;
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
  payMonths: number;
  monthlyMin: number;
  monthlyMax: number;
  openToCurrentYear: boolean;
  publishedOn: string;
  validUntil: string;
  companyId: string;
  companyName: string;
  companyNature: CompanyNature;
  /** Text to quote from when the title does not show the match; empty without words. */
  quotable: string;
}

/** A facet's value and its count; education by rank, pay by step, neither yet cumulated. */
export type Counted<Value> = { value: Value; count: number };

export interface FoundPage {
  items: FoundRow[] | null;
  total: number;
  totalWithoutFilters: number;
  kind: Counted<PositionKind>[] | null;
  town: Counted<string>[] | null;
  education: Counted<number>[] | null;
  pay: Counted<number>[] | null;
}

/**
 * Twenty rows, the exact total and four facets in one statement: what the words find is narrowed to a
 * small cube once, and each facet sums the cells that the other filters leave. The rows shown are read
 * from the tables themselves, so that a position just closed is not shown even before the index follows.
 */
export async function findPositions(db: Database, asked: SearchStatement): Promise<FoundPage> {
  const sql = db.$client;
  const { kinds, towns, educationMax, salaryMin, paySteps, today } = asked;
  const kindFits = sql`(${kinds.length === 0}::boolean or kind = any(${kinds}::text[]))`;
  const townFits = sql`(${towns.length === 0}::boolean or town = any(${towns}::text[]))`;
  const educationFits = sql`education <= ${educationMax ?? 4}::smallint`;
  const payFits = sql`monthly_min >= ${salaryMin ?? 0}::int`;
  const matches = asked.match === null ? sql`` : sql`and words @@ ${asked.match}::tsquery`;

  const [page] = await sql<FoundPage[]>`
    with cell as materialized (
      select kind, town, education, width_bucket(monthly_min, ${[...paySteps]}::int[]) as step,
        ${kindFits} as kind_fits, ${townFits} as town_fits, ${educationFits} as education_fits,
        ${payFits} as pay_fits, count(*)::int as count
      from position_search
      where valid_until >= ${today}::date ${matches}
      group by 1, 2, 3, 4, 5, 6, 7, 8
    ), page as (
      select position_id, row_number() over () as place
      from (
        select position_id from position_search
        where valid_until >= ${today}::date ${matches}
          and ${kindFits} and ${townFits} and ${educationFits} and ${payFits}
        order by ${orderOf(sql, asked)}
        limit ${asked.limit}::int offset ${asked.offset}::int
      ) ordered
    )
    select
      (select json_agg(${cardOf(sql, asked.match !== null)} order by page.place)
        from page
        join position_search s using (position_id)
        join positions p on p.id = page.position_id and p.state = 'published'
        join companies c on c.id = p.company_id and c.state = 'verified') as items,
      (select coalesce(sum(count), 0)::int from cell
        where kind_fits and town_fits and education_fits and pay_fits) as total,
      (select coalesce(sum(count), 0)::int from cell) as "totalWithoutFilters",
      (select json_agg(json_build_object('value', kind, 'count', n)) from (
        select kind, sum(count) as n from cell
        where town_fits and education_fits and pay_fits group by kind) f) as kind,
      (select json_agg(json_build_object('value', town, 'count', n)) from (
        select town, sum(count) as n from cell
        where kind_fits and education_fits and pay_fits group by town) f) as town,
      (select json_agg(json_build_object('value', education, 'count', n)) from (
        select education, sum(count) as n from cell
        where kind_fits and town_fits and pay_fits group by education) f) as education,
      (select json_agg(json_build_object('value', step, 'count', n)) from (
        select step, sum(count) as n from cell
        where kind_fits and town_fits and education_fits group by step) f) as pay`;
  if (!page) throw new Error('a search always answers one row');
  return page;
}

type Fragment = postgres.PendingQuery<postgres.Row[]>;

function orderOf(sql: postgres.Sql, { sort, rank }: SearchStatement): Fragment {
  if (sort === 'salary') {
    return sql`monthly_min desc nulls last, monthly_max desc nulls last, published_at desc nulls last, position_id`;
  }
  if (sort === 'date' || rank === null) return sql`published_at desc nulls last, position_id`;
  // D, C, B, A. What stands in as many titles as another is told apart by its date.
  return sql`ts_rank('{0.05, 0.1, 0.25, 1}', heading, ${rank.whole}::tsquery)
    + 0.3 * ts_rank('{0.05, 0.1, 0.25, 1}', heading, ${rank.begun}::tsquery) desc,
    published_at desc nulls last, position_id`;
}

function cardOf(sql: postgres.Sql, quoted: boolean): Fragment {
  return sql`json_build_object(
    'id', p.id, 'title', p.title, 'kind', p.kind, 'town', p.town, 'education', s.education,
    'headcount', p.headcount, 'payMin', p.pay_min, 'payMax', p.pay_max, 'payUnit', p.pay_unit,
    'payMonths', p.pay_months, 'monthlyMin', s.monthly_min, 'monthlyMax', s.monthly_max,
    'openToCurrentYear', p.open_to_current_year,
    'publishedOn', to_char(p.published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'),
    'validUntil', p.valid_until, 'companyId', c.id, 'companyName', c.name, 'companyNature', c.nature,
    'quotable', ${quoted ? sql`left(p.conditions, 1000) || E'\n' || left(p.duties, 1000)` : sql`''`})`;
}
