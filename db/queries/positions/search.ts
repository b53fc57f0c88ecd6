import type { CompanyNature } from '@sunshine/contract/companies/vocabulary.ts';
import type { PositionSort } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { Occupation, PayUnit, PositionKind } from '@sunshine/contract/positions/vocabulary.ts';
import type postgres from 'postgres';
import type { Database } from '../../connect.ts';
import {
  allOf,
  type FilterName,
  type Fits,
  type Fragment,
  fitsOf,
  missesOf,
  othersFit,
  type SearchFilters,
} from './search-filters.ts';

export interface SearchStatement extends SearchFilters {
  /** Text of a tsquery that rows must match; null matches all. */
  match: string | null;
  /** Texts of tsqueries whose words are weighed by where they stand: as typed, and begun as typed. */
  rank: { whole: string; begun: string } | null;
  /** Lower ends of the pay steps, ascending. */
  paySteps: readonly number[];
  /** When the steps of the date filter begin, ascending. */
  postedStarts: readonly Date[];
  /** Towns by their distance from the one asked about; empty without one. */
  distances: readonly { code: string; metres: number }[];
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
  postedOn: string;
  validUntil: string;
  companyId: string;
  companyName: string;
  companyNature: CompanyNature;
  /** Text to quote from when the title does not show the match; empty without words. */
  quotable: string;
}

/** A facet's value and its count; education by rank, pay and date by step, none yet cumulated. */
export type Counted<Value> = { value: Value; count: number };
type Counts<Value> = Counted<Value>[] | null;

/** What is counted over all that the words find; the same for every page and order. */
export interface FoundCounts {
  total: number;
  totalWithoutFilters: number;
  kind: Counts<PositionKind>;
  town: Counts<string>;
  education: Counts<number>;
  pay: Counts<number>;
  occupation: Counts<Occupation>;
  nature: Counts<CompanyNature>;
  posted: Counts<number>;
  open: Counts<boolean>;
  /** Towns that all filters but the distance leave. */
  within: Counts<string>;
}

export interface FoundPage extends FoundCounts {
  items: FoundRow[] | null;
}

/**
 * Twenty rows, the exact total and the facets in one statement: each row found says which filters it fails, rows are
 * narrowed to two small cubes once, and each facet sums the cells that the other filters leave. The rows shown are
 * read from the tables themselves, so that a position just closed is not shown even before the index follows.
 */
export async function findPositions(db: Database, asked: SearchStatement): Promise<FoundPage> {
  const sql = db.$client;
  const fits = fitsOf(sql, asked);
  const [page] = await sql<FoundPage[]>`
    with ${foundOf(sql, asked, fits)}, ${cellsOf(sql, asked)}, ${pageOf(sql, asked)}
    select ${itemsOf(sql, asked)} as items, ${countsOf(sql, fits)}`;
  if (!page) throw new Error('a search always answers one row');
  return page;
}

/** The rows of a page alone, where what is counted is known already. */
export async function findRows(db: Database, asked: SearchStatement): Promise<FoundRow[] | null> {
  const sql = db.$client;
  const fits = fitsOf(sql, asked);
  const [page] = await sql<Pick<FoundPage, 'items'>[]>`
    with ${foundOf(sql, asked, fits)}, ${pageOf(sql, asked)} select ${itemsOf(sql, asked)} as items`;
  return page?.items ?? null;
}

/** With words few rows are found and read once; without, every row is, and each part has an index of its own. */
function foundOf(sql: postgres.Sql, asked: SearchStatement, fits: Fits): Fragment {
  const columns = sql`position_id, kind, town, education, monthly_min, monthly_max, published_at, occupation,
    company_nature, open_to_current_year, applicants, ${missesOf(sql, fits)} as misses`;
  const open = sql`valid_until >= ${asked.today}::date`;
  if (asked.match === null) {
    return sql`found as not materialized (
      select ${columns}, null::real as rank, ${allOf(sql, fits)} as fitting from position_search where ${open})`;
  }
  return sql`found as materialized (
    select ${columns}, ${rankOf(sql, asked, fits)} as rank, ${allOf(sql, fits)} as fitting
    from position_search where ${open} and words @@ ${asked.match}::tsquery)`;
}

/**
 * Two cubes of few cells each: of what is asked of a person and paid, and of where and what it is. The instants are read in a
 * selection of their own: a cast that depends on the time zone would otherwise be made again for every row.
 */
function cellsOf(sql: postgres.Sql, { paySteps, postedStarts }: SearchStatement): Fragment {
  return sql`
    asks as materialized (
      select misses, kind, education, width_bucket(monthly_min, ${[...paySteps]}::int[]) as step,
        width_bucket(published_at, (select ${postedStarts.map((each) => each.toISOString())}::text[]::timestamptz[])) as posted,
        open_to_current_year as open, count(*)::int as count
      from found group by 1, 2, 3, 4, 5, 6
    ), places as materialized (
      select misses, town, occupation, company_nature as nature, count(*)::int as count
      from found group by 1, 2, 3, 4
    )`;
}

function pageOf(sql: postgres.Sql, asked: SearchStatement): Fragment {
  return sql`page as (
    select position_id, row_number() over () as place
    from (select position_id from found ${distanceOf(sql, asked)} where fitting order by ${orderOf(sql, asked)}
      limit ${asked.limit}::int offset ${asked.offset}::int) ordered)`;
}

function distanceOf(sql: postgres.Sql, { sort, distances }: SearchStatement): Fragment {
  if (sort !== 'distance') return sql``;
  return sql`left join unnest(${distances.map(({ code }) => code)}::text[],
    ${distances.map(({ metres }) => metres)}::int[]) as way(code, metres) on way.code = town`;
}

function itemsOf(sql: postgres.Sql, { match }: SearchStatement): Fragment {
  return sql`(select json_agg(${cardOf(sql, match !== null)} order by page.place)
    from page
    join position_search s using (position_id)
    join positions p on p.id = page.position_id and p.state = 'published'
    join companies c on c.id = p.company_id and c.state = 'verified')`;
}

function countsOf(sql: postgres.Sql, fits: Fits): Fragment {
  const facet = (value: Fragment, cube: Fragment, name: FilterName): Fragment => sql`
    (select json_agg(json_build_object('value', value, 'count', n)) from (
      select ${value} as value, sum(count) as n from ${cube} where ${othersFit(sql, fits, name)} group by 1) f)`;
  const asks = sql`asks`;
  const places = sql`places`;
  return sql`
    (select coalesce(sum(count), 0)::int from asks where misses = 0) as total,
    (select coalesce(sum(count), 0)::int from asks) as "totalWithoutFilters",
    ${facet(sql`kind`, asks, 'kind')} as kind,
    ${facet(sql`education`, asks, 'education')} as education,
    ${facet(sql`step`, asks, 'pay')} as pay,
    ${facet(sql`posted`, asks, 'posted')} as posted,
    ${facet(sql`open`, asks, 'open')} as open,
    ${facet(sql`town`, places, 'town')} as town,
    ${facet(sql`occupation`, places, 'occupation')} as occupation,
    ${facet(sql`nature`, places, 'nature')} as nature,
    ${fits.within ? facet(sql`town`, places, 'within') : sql`null`} as within`;
}

/** D, C, B, A. What stands in as many titles as another is told apart by its date. */
function rankOf(sql: postgres.Sql, { sort, rank }: SearchStatement, fits: Fits): Fragment {
  if (sort !== 'relevance' || rank === null) return sql`null::real`;
  const weights = sql`'{0.05, 0.1, 0.25, 1}'::real[]`;
  return sql`case when ${allOf(sql, fits)}
    then ts_rank(${weights}, heading, ${rank.whole}::tsquery) + 0.3 * ts_rank(${weights}, heading, ${rank.begun}::tsquery)
    end`;
}

function orderOf(sql: postgres.Sql, { sort, rank }: SearchStatement): Fragment {
  const newest = sql`published_at desc nulls last, position_id`;
  if (sort === 'salary') return sql`monthly_min desc nulls last, monthly_max desc nulls last, ${newest}`;
  if (sort === 'distance') return sql`way.metres nulls last, ${newest}`;
  if (sort === 'applicants') return sql`applicants, ${newest}`;
  if (sort === 'date' || rank === null) return newest;
  return sql`rank desc, ${newest}`;
}

function cardOf(sql: postgres.Sql, quoted: boolean): Fragment {
  return sql`json_build_object(
    'id', p.id, 'title', p.title, 'kind', p.kind, 'town', p.town, 'education', s.education,
    'headcount', p.headcount, 'payMin', p.pay_min, 'payMax', p.pay_max, 'payUnit', p.pay_unit,
    'payMonths', p.pay_months, 'monthlyMin', s.monthly_min, 'monthlyMax', s.monthly_max,
    'openToCurrentYear', p.open_to_current_year,
    'publishedOn', to_char(p.published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'),
    'postedOn', to_char(greatest(p.published_at, p.refreshed_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD'),
    'validUntil', p.valid_until, 'companyId', c.id, 'companyName', c.name, 'companyNature', c.nature,
    'quotable', ${quoted ? sql`left(p.conditions, 1000) || E'\n' || left(p.duties, 1000)` : sql`''`})`;
}
