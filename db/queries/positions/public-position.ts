import type { CompanyNature, CompanySize } from '@sunshine/contract/companies/vocabulary.ts';
import type {
  EducationRequirement,
  EmploymentType,
  Occupation,
  PayUnit,
  PositionKind,
} from '@sunshine/contract/positions/vocabulary.ts';
import type { Database } from '../../connect.ts';

export interface PublicPositionRow {
  id: string;
  title: string;
  kind: PositionKind;
  occupation: Occupation;
  state: 'published' | 'paused' | 'closed' | 'expired';
  headcount: number;
  education: EducationRequirement;
  majors: string[];
  employmentType: EmploymentType;
  town: string;
  address: string;
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
  payMonths: number;
  duties: string;
  conditions: string;
  openToCurrentYear: boolean;
  publishedOn: string;
  validUntil: string;
  company: {
    id: string;
    name: string;
    shortName: string;
    nature: CompanyNature;
    size: CompanySize;
    industry: string;
    introduction: string;
    verified: boolean;
    verifiedBy: string;
    verifiedOn: string | null;
    answers: { received: number; answered: number; days: number | null };
  };
  similar: SimilarRow[];
}

export interface SimilarRow {
  id: string;
  title: string;
  companyName: string;
  town: string;
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
  payMonths: number;
}

/**
 * A position that was published once, with its employer and four of the same trade, in one statement;
 * null for one that never was. Past its last day it is expired, of a suspended company closed.
 */
export async function publicPosition(
  db: Database,
  id: string,
  today: string,
  now: Date,
): Promise<PublicPositionRow | null> {
  const sql = db.$client;
  const rows = await sql<PublicPositionRow[]>`
    select p.id, p.title, p.kind, p.occupation, p.headcount, p.education, p.majors,
      p.employment_type as "employmentType", p.town, p.address, p.pay_min as "payMin", p.pay_max as "payMax",
      p.pay_unit as "payUnit", p.pay_months as "payMonths", p.duties, p.conditions,
      p.open_to_current_year as "openToCurrentYear",
      to_char(coalesce(p.published_at at time zone 'Asia/Shanghai', p.first_published_on), 'YYYY-MM-DD') as "publishedOn",
      p.valid_until::text as "validUntil",
      case
        when p.state in ('published', 'paused') and p.valid_until < ${today}::date then 'expired'
        when p.state in ('published', 'paused') and c.state <> 'verified' then 'closed'
        else p.state
      end as state,
      json_build_object('id', c.id, 'name', c.name, 'shortName', c.short_name, 'nature', c.nature, 'size', c.size,
        'industry', c.industry, 'introduction', c.introduction, 'verified', c.state = 'verified',
        'verifiedBy', u.name,
        'verifiedOn', to_char(c.decided_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'),
        'answers', answers.counted) as company,
      coalesce(similar_ones.list, '[]') as similar
    from positions p
    join companies c on c.id = p.company_id
    join unions u on u.id = c.union_id
    cross join lateral (
      select json_build_object(
        'received', count(*)::int,
        'answered', (count(*) filter (where a.answered_at <= a.submitted_at + interval '7 days'))::int,
        'days', round((avg(extract(epoch from a.answered_at - a.submitted_at)) / 86400)::numeric, 1)::float8) as counted
      from applications a join positions own on own.id = a.position_id
      where own.company_id = c.id and a.submitted_at > ${now.toISOString()}::timestamptz - interval '90 days'
        and (a.answered_at is not null
          or (a.submitted_at < ${now.toISOString()}::timestamptz - interval '7 days' and a.state <> 'withdrawn'))
    ) answers
    cross join lateral (
      select json_agg(json_build_object('id', q.id, 'title', q.title, 'companyName', o.name, 'town', q.town,
        'payMin', q.pay_min, 'payMax', q.pay_max, 'payUnit', q.pay_unit, 'payMonths', q.pay_months)
        order by near.shared desc, near.here desc, near.published_at desc) as list
      from (
        select recent.position_id, recent.published_at, recent.town = p.town as here,
          cardinality(array(
            select unnest(tsvector_to_array(recent.heading))
            intersect select unnest(tsvector_to_array(mine.heading)))) as shared
        from (
          select position_id, published_at, town, heading from position_search
          where occupation = p.occupation and valid_until >= ${today}::date and position_id <> p.id
          order by published_at desc nulls last limit 100
        ) recent
        left join position_search mine on mine.position_id = p.id
        order by shared desc, here desc, recent.published_at desc
        limit 4
      ) near
      join positions q on q.id = near.position_id and q.state = 'published'
      join companies o on o.id = q.company_id and o.state = 'verified'
    ) similar_ones
    where p.id = ${id}::uuid and p.first_published_on is not null
      and p.state in ('published', 'paused', 'closed', 'expired')`;
  return rows[0] ?? null;
}
