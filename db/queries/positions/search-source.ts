import { openStates } from '@sunshine/contract/applications/status.ts';
import type { CompanyNature } from '@sunshine/contract/companies/vocabulary.ts';
import type {
  EducationRequirement,
  Occupation,
  PayUnit,
  PositionKind,
} from '@sunshine/contract/positions/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../connect.ts';

/**
 * Everything an index may know of a position. Preference, suitability, the union's notes and who
 * reviewed it are not read here, so that no document can hold them.
 */
export interface PositionSource {
  id: string;
  /** Fingerprint of the whole row: differs as soon as anything in the document would. */
  version: string;
  title: string;
  kind: PositionKind;
  occupation: Occupation;
  majors: string[];
  education: EducationRequirement;
  town: string;
  headcount: number;
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
  payMonths: number;
  openToCurrentYear: boolean;
  duties: string;
  conditions: string;
  /** The later of publication and refresh, in seconds since 1970. */
  publishedAt: number;
  publishedOn: string;
  /** The day of that later moment. */
  postedOn: string;
  validUntil: string;
  companyId: string;
  companyName: string;
  companyShortName: string;
  companyNature: CompanyNature;
  /** Applications that are still open: orders, and is shown to nobody. */
  applicants: number;
}

/** Raised when documents are made in another way, so that the check makes all of them anew. */
export const documentFormat = 6;

/** Positions that anyone may find today: published, not past their last day, of a verified company. */
function findable(today: string, more: SQL): SQL {
  return sql`
    select p.id, p.title, p.kind, p.occupation, p.majors, p.education, p.town, p.headcount,
      p.pay_min as "payMin", p.pay_max as "payMax", p.pay_unit as "payUnit", p.pay_months as "payMonths",
      p.open_to_current_year as "openToCurrentYear", p.duties, p.conditions,
      extract(epoch from greatest(p.published_at, p.refreshed_at))::float8 as "publishedAt",
      to_char(p.published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "publishedOn",
      to_char(greatest(p.published_at, p.refreshed_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "postedOn",
      p.valid_until::text as "validUntil",
      c.id as "companyId", c.name as "companyName", c.short_name as "companyShortName",
      c.nature as "companyNature",
      (select count(*)::int from applications a
        where a.position_id = p.id and a.state = any(${sql.param([...openStates])}::text[])) as applicants
    from positions p join companies c on c.id = p.company_id
    where p.state = 'published' and p.valid_until >= ${today}::date and p.published_at is not null
      and c.state = 'verified' ${more}`;
}

type Row<T> = T & Record<string, unknown>;

function withVersion(today: string, more: SQL): SQL {
  return sql`select f.*, ${documentFormat}::text || '-' || md5(f::text) as version from (${findable(today, more)}) f`;
}

/** The findable ones among these ids; a missing one must leave the index. */
export async function positionSources(db: Database, ids: string[], today: string): Promise<PositionSource[]> {
  return [
    ...(await db.execute<Row<PositionSource>>(
      withVersion(today, sql`and p.id = any(${sql.param(ids)}::uuid[])`),
    )),
  ];
}

/** All findable positions in batches, by id. */
export async function* allPositionSources(
  db: Database,
  today: string,
  batch = 500,
): AsyncGenerator<PositionSource[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  while (true) {
    const more = sql`and p.id > ${after}::uuid order by p.id limit ${batch}`;
    const rows = await db.execute<Row<PositionSource>>(withVersion(today, more));
    const last = rows.at(-1);
    if (!last) return;
    yield [...rows];
    after = last.id;
  }
}

/** Version by id of all findable positions. */
export async function findableVersions(db: Database, today: string): Promise<Map<string, string>> {
  const rows = await db.execute<{ id: string; version: string }>(
    sql`select v.id, v.version from (${withVersion(today, sql``)}) v`,
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** All positions of companies, to be indexed again when a company's name or state changes. */
export async function positionIdsOfCompanies(db: Queryable, companyIds: string[]): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from positions where company_id = any(${sql.param(companyIds)}::uuid[])`,
  );
  return rows.map(({ id }) => id);
}

export async function countFindable(db: Database, today: string): Promise<number> {
  const rows = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${findable(today, sql``)}) f`,
  );
  return rows[0]?.count ?? 0;
}
