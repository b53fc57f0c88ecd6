import type { Seeker } from '@sunshine/contract/positions/matching/facts.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../connect.ts';
import { monthly } from './openings.ts';

/** A person's side of matching, with what must never be proposed to them. */
export interface SeekerRow {
  personId: string;
  seeker: Seeker;
  /** Positions they have applied for, in whatever state, or were referred to and did not refuse to hear of. */
  appliedTo: string[];
  /** Companies they keep their résumé from. */
  blocked: string[];
}

/** Somebody with the day since which they wait, or on which they agreed. */
export interface SeekerSince extends SeekerRow {
  since: string;
}

type Row = Seeker & Pick<SeekerSince, 'personId' | 'appliedTo' | 'blocked' | 'since'>;

/** What these people study, want, can show and refused, in one statement. */
export async function readSeekers(db: Queryable, personIds: readonly string[]): Promise<SeekerRow[]> {
  return seekersAmong(db, {
    tables: sql`who as (select unnest(${sql.param([...personIds])}::uuid[]) as person_id, '' as since)`,
    who: sql`who`,
  });
}

/**
 * The same of everybody a query names: `who` among its tables says the person and since when. Only columns that
 * matching may use are read here: no ID number, no birth date, no archive.
 */
export async function seekersAmong(
  db: Queryable,
  { tables, who }: { tables: SQL; who: SQL },
): Promise<SeekerSince[]> {
  const rows = await db.execute<Row & Record<string, unknown>>(sql`
    with ${tables}
    select g.person_id as "personId", w.since,
      coalesce(i.occupations, '{}') as wishes, coalesce(i.towns, '{}') as towns, coalesce(i.kinds, '{}') as kinds,
      i.expected_pay as "expectedPay", i.home_town as "homeTown", i.reach_km as "reachKm",
      (select json_build_object('major', st.major, 'degree', st.degree, 'graduationYear', st.graduation_year,
          'state', st.state)
        from studies st where st.person_id = g.person_id
        order by st.state = 'dropped', st.graduation_year desc, st.id desc limit 1) as study,
      array(select c.name from certificates c where c.person_id = g.person_id and c.cancelled_at is null)
        || coalesce(array(select x->>'name' from jsonb_array_elements(r.certificates) x), '{}')
        || coalesce(nullif(array[r.skills], array[null::text]), '{}') as certificates,
      coalesce((select json_agg(json_build_object('positionId', p.id, 'reason', f.reason, 'companyId', p.company_id,
          'occupation', p.occupation, 'kind', p.kind, 'town', p.town, 'education', p.education,
          'monthlyMin', ${monthly(sql`p.pay_min`, sql`p`)}) order by f.given_at, p.id)
        from recommendation_feedback f join positions p on p.id = f.position_id
        where f.person_id = g.person_id), '[]') as refusals,
      array(select a.position_id from applications a where a.person_id = g.person_id)
        || array(select e.position_id from referrals e where e.person_id = g.person_id
          and e.state in ('asked', 'agreed', 'declined', 'revoked')) as "appliedTo",
      array(select b.company_id from company_blocks b where b.person_id = g.person_id) as blocked
    from ${who} w join graduates g on g.person_id = w.person_id
    left join intentions i on i.person_id = g.person_id
    left join resumes r on r.person_id = g.person_id
    order by g.person_id`);
  return rows.map(({ personId, since, appliedTo, blocked, ...seeker }) => ({
    personId,
    since,
    appliedTo,
    blocked,
    seeker,
  }));
}
