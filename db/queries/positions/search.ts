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
 * Twenty rows, the exact total and four facets in one statement: what is found is narrowed to a small
 * cube once, and each facet sums the cells that the other filters leave. The rows shown are read from
 * the tables themselves, so that a position just closed is not shown even before the index follows.
 */
export async function findPositions(db: Database, asked: SearchStatement): Promise<FoundPage> {
  const sql = db.$client;
  const fits = fitsOf(sql, asked);
  const flags = sql`${fits.kind} as kind_fits, ${fits.town} as town_fits,
    ${fits.education} as education_fits, ${fits.pay} as pay_fits`;
  const fitting = sql`kind_fits and town_fits and education_fits and pay_fits`;
  const open = sql`valid_until >= ${asked.today}::date`;

  // With words few rows are found and read once; without, every row is, and each part has an index of its own.
  const parts =
    asked.match === null
      ? sql`
        found as not materialized (
          select position_id, kind, town, education, monthly_min, monthly_max, published_at, null::real as rank, ${flags}
          from position_search where ${open}
        )`
      : sql`
        found as materialized (
          select position_id, kind, town, education, monthly_min, monthly_max, published_at,
            ${rankOf(sql, asked, fits)} as rank, ${flags}
          from position_search where ${open} and words @@ ${asked.match}::tsquery
        )`;

  const [page] = await sql<FoundPage[]>`
    with ${parts}, cell as materialized (
      select kind, town, education, width_bucket(monthly_min, ${[...asked.paySteps]}::int[]) as step,
        kind_fits, town_fits, education_fits, pay_fits, count(*)::int as count
      from found group by 1, 2, 3, 4, 5, 6, 7, 8
    ), page as (
      select position_id, row_number() over () as place
      from (select position_id from found where ${fitting} order by ${orderOf(sql, asked)}
        limit ${asked.limit}::int offset ${asked.offset}::int) ordered
    )
    select
      (select json_agg(${cardOf(sql, asked.match !== null)} order by page.place)
        from page
        join position_search s using (position_id)
        join positions p on p.id = page.position_id and p.state = 'published'
        join companies c on c.id = p.company_id and c.state = 'verified') as items,
      (select coalesce(sum(count), 0)::int from cell where ${fitting}) as total,
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

type Fits = Record<'kind' | 'town' | 'education' | 'pay', Fragment>;

/** Whether a row passes each filter; a filter not in use is no condition at all. */
function fitsOf(sql: postgres.Sql, { kinds, towns, educationMax, salaryMin }: SearchStatement): Fits {
  return {
    kind: kinds.length > 0 ? sql`kind = any(${kinds}::text[])` : sql`true`,
    town: towns.length > 0 ? sql`town = any(${towns}::text[])` : sql`true`,
    education: educationMax === null ? sql`true` : sql`education <= ${educationMax}::smallint`,
    pay: salaryMin === null ? sql`true` : sql`monthly_min >= ${salaryMin}::int`,
  };
}

/** D, C, B, A. What stands in as many titles as another is told apart by its date. */
function rankOf(sql: postgres.Sql, { sort, rank }: SearchStatement, fits: Fits): Fragment {
  if (sort !== 'relevance' || rank === null) return sql`null::real`;
  const weights = sql`'{0.05, 0.1, 0.25, 1}'::real[]`;
  return sql`case when ${fits.kind} and ${fits.town} and ${fits.education} and ${fits.pay}
    then ts_rank(${weights}, heading, ${rank.whole}::tsquery) + 0.3 * ts_rank(${weights}, heading, ${rank.begun}::tsquery)
    end`;
}

function orderOf(sql: postgres.Sql, { sort, rank }: SearchStatement): Fragment {
  if (sort === 'salary') {
    return sql`monthly_min desc nulls last, monthly_max desc nulls last, published_at desc nulls last, position_id`;
  }
  if (sort === 'date' || rank === null) return sql`published_at desc nulls last, position_id`;
  return sql`rank desc, published_at desc nulls last, position_id`;
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
