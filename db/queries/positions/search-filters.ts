import type postgres from 'postgres';

/** The filters of a search as the statement takes them; null or an empty list filters nothing. */
export interface SearchFilters {
  kinds: string[];
  towns: string[];
  /** Highest rank of the required education. */
  educationMax: number | null;
  salaryMin: number | null;
  occupations: string[];
  natures: string[];
  postedSince: Date | null;
  /** Forms of the major asked for; a position that names none fits as well. */
  majors: string[];
  openToCurrentYear: boolean;
  /** Towns near enough; null where distance filters nothing. */
  townsWithin: string[] | null;
}

export type FilterName =
  | 'kind'
  | 'town'
  | 'education'
  | 'pay'
  | 'occupation'
  | 'nature'
  | 'posted'
  | 'major'
  | 'open'
  | 'within';

export type Fragment = postgres.PendingQuery<postgres.Row[]>;
export type Fits = Partial<Record<FilterName, Fragment>>;

/** The condition of each filter in use; one not in use has none. */
export function fitsOf(sql: postgres.Sql, asked: SearchFilters): Fits {
  const { kinds, towns, educationMax, salaryMin, occupations, natures, postedSince, majors } = asked;
  return {
    ...(kinds.length > 0 && { kind: sql`kind = any(${kinds}::text[])` }),
    ...(towns.length > 0 && { town: sql`town = any(${towns}::text[])` }),
    ...(educationMax !== null && { education: sql`education <= ${educationMax}::smallint` }),
    ...(salaryMin !== null && { pay: sql`monthly_min >= ${salaryMin}::int` }),
    ...(occupations.length > 0 && { occupation: sql`occupation = any(${occupations}::text[])` }),
    ...(natures.length > 0 && { nature: sql`company_nature = any(${natures}::text[])` }),
    ...(postedSince !== null && { posted: sql`published_at >= ${postedSince.toISOString()}::timestamptz` }),
    ...(majors.length > 0 && { major: sql`(majors = '{}' or majors && ${majors}::text[])` }),
    ...(asked.openToCurrentYear && { open: sql`open_to_current_year` }),
    ...(asked.townsWithin !== null && { within: sql`town = any(${asked.townsWithin}::text[])` }),
  };
}

/** All conditions together; true without any. */
export function allOf(sql: postgres.Sql, fits: Fits): Fragment {
  return Object.values(fits).reduce((all, fit) => sql`${all} and ${fit}`, sql`true`);
}

/** Which filters a row fails, one bit each: 0 for one that is found. */
export function missesOf(sql: postgres.Sql, fits: Fits): Fragment {
  return Object.values(fits).reduce(
    (sum, fit, index) => sql`${sum} + (not ${fit})::int * ${2 ** index}::int`,
    sql`0`,
  );
}

/** Rows that all filters but this one leave. */
export function othersFit(sql: postgres.Sql, fits: Fits, name: FilterName): Fragment {
  const own = Object.keys(fits).indexOf(name);
  return own < 0 ? sql`misses = 0` : sql`misses in (0, ${2 ** own}::int)`;
}
