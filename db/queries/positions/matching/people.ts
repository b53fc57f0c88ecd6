import type { ReferralState } from '@sunshine/contract/applications/referral-vocabulary.ts';
import type { DegreeLevel } from '@sunshine/contract/households/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../connect.ts';
import { scoped } from '../../households/list-graduates.ts';
import { settledKinds } from '../../households/outcomes.ts';
import { type SeekerSince, seekersAmong } from './seekers.ts';

/** A person of the scope whom staff may help, without anything matching may not know. */
export interface MatchPerson {
  personId: string;
  name: string;
  unionName: string;
  school: string | null;
  major: string | null;
  degree: DegreeLevel | null;
  graduationYear: number | null;
}

export interface PersonInNeed extends MatchPerson {
  needOpenedOn: string;
  caseworker: string | null;
  tried: { applications: number; interviews: number; referrals: number; trainings: number };
}

const personColumns = sql`c.person_id as "personId", p.name, u.short_name as "unionName",
  st.school, st.major, st.degree, st.graduation_year as "graduationYear"`;
const personJoins = sql`join people p on p.id = c.person_id join unions u on u.id = c.union_id
  left join lateral (select * from studies s where s.person_id = c.person_id
    order by s.graduation_year desc, s.id desc limit 1) st on true`;

/** Every graduate of the scope with an open help need, as matching compares them; `since` is the day of the need. */
export async function seekersInNeed(db: Queryable, scope: readonly string[]): Promise<SeekerSince[]> {
  return seekersAmong(db, {
    tables: sql`${scoped(scope)}, waiting as (
      select c.person_id, n.opened_on::text as since
      from scoped c join help_needs n on n.person_id = c.person_id and n.closed_on is null)`,
    who: sql`waiting`,
  });
}

/** These of the scope who have an open help need, with what was tried so far. */
export async function peopleInNeed(
  db: Queryable,
  scope: readonly string[],
  personIds: readonly string[],
): Promise<PersonInNeed[]> {
  return db.execute<PersonInNeed & Record<string, unknown>>(sql`
    with ${scoped(scope)}
    select ${personColumns}, n.opened_on::text as "needOpenedOn",
      (select k.name from accounts a join people k on k.id = a.person_id where a.id = n.caseworker_id) as caseworker,
      json_build_object(
        'applications', (select count(*)::int from applications a where a.person_id = c.person_id),
        'interviews', (select count(distinct s.application_id)::int from applications a
          join application_steps s on s.application_id = a.id and s.to_state = 'interview'
          where a.person_id = c.person_id),
        'referrals', (select count(*)::int from referrals r where r.person_id = c.person_id),
        'trainings', (select count(*)::int from training_enrolments e where e.person_id = c.person_id
          and e.state = 'enrolled')) as tried
    from scoped c join help_needs n on n.person_id = c.person_id and n.closed_on is null ${personJoins}
    where c.person_id = any(${sql.param([...personIds])}::uuid[])`);
}

export interface ConsentingPerson extends MatchPerson {
  hasAccount: boolean;
  referral: ReferralState | null;
}

/**
 * Every graduate of the scope who agreed to be recommended and has not found work, for one position: without who has
 * applied for it already, and without who keeps the résumé from its company.
 */
export async function consentingSeekers(
  db: Queryable,
  scope: readonly string[],
  about: { positionId: string; companyId: string; today: string },
): Promise<SeekerSince[]> {
  const { positionId, companyId, today } = about;
  const settled: SQL = sql`(select o.kind = any(${sql.param([...settledKinds])}::text[]) from outcomes o
    where o.person_id = c.person_id and o.retracted_at is null and o.from_day <= ${today}::date
    order by o.from_day desc, o.recorded_at desc, o.id desc limit 1)`;
  return seekersAmong(db, {
    tables: sql`${scoped(scope)}, agreed as (
      select c.person_id, k.given_at::date::text as since
      from scoped c
      join consents k on k.person_id = c.person_id and k.purpose = 'recommend' and k.withdrawn_at is null
      where ${settled} is not true
        and not exists (select 1 from applications a where a.person_id = c.person_id and a.position_id = ${positionId})
        and not exists (select 1 from company_blocks b where b.person_id = c.person_id and b.company_id = ${companyId}))`,
    who: sql`agreed`,
  });
}

/** These of the scope who agreed, and how a referral of each to the position stands. */
export async function consentingPeople(
  db: Queryable,
  scope: readonly string[],
  positionId: string,
  personIds: readonly string[],
): Promise<ConsentingPerson[]> {
  return db.execute<ConsentingPerson & Record<string, unknown>>(sql`
    with ${scoped(scope)}
    select ${personColumns},
      exists (select 1 from accounts a where a.person_id = c.person_id) as "hasAccount",
      (select r.state from referrals r where r.person_id = c.person_id and r.position_id = ${positionId}
        order by r.asked_at desc limit 1) as referral
    from scoped c
    join consents k on k.person_id = c.person_id and k.purpose = 'recommend' and k.withdrawn_at is null
    ${personJoins}
    where c.person_id = any(${sql.param([...personIds])}::uuid[])`);
}

/** Classes of the scope that people may still join and that lead to a certificate, the next first. */
export async function classesAhead(
  db: Queryable,
  scope: readonly string[],
  today: string,
): Promise<{ id: string; title: string; certificateName: string | null }[]> {
  return db.execute<{ id: string; title: string; certificateName: string | null }>(sql`
    select k.id, k.title, k.certificate_name as "certificateName" from training_classes k
    where k.state = 'planned' and k.starts_on > ${today}::date and exists (select 1 from union_ancestry a
      where a.union_id = k.union_id and a.ancestor_id = any(${sql.param([...scope])}::uuid[]))
    order by k.starts_on, k.id limit 50`);
}
