import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { joinHiring } from './merge-hiring.ts';

/** Tables where a person may have many rows: all go over. */
export const manyPerPerson = [
  'studies',
  'outcomes',
  'help_needs',
  'applications',
  'placements',
  'internships',
  'supplementary_records',
  'training_enrolments',
  'registrations',
  'intents',
  'interview_slots',
  'certificates',
  'guidance_sessions',
  'policy_applications',
  'policy_grants',
  'referrals',
  'consents',
  'guaranteed_loans',
  'job_seeking_allowances',
  'one_time_tokens',
  'accounts',
] as const;
/** Tables with one row a person: the roster's row stays, the account's goes over where the roster has none. */
export const onePerPerson = ['graduates', 'resumes', 'intentions'] as const;

/** Tables with one row a person and thing, and when two rows mean the same. */
export const oncePerPersonAndThing = {
  favourites: 'r.position_id = t.position_id',
  saved_searches: 'r.query = t.query',
  position_wishes: "r.query = t.query and r.state = 'open' and t.state = 'open'",
  recommendation_feedback: 'r.position_id = t.position_id',
  company_blocks: 'r.company_id = t.company_id',
} as const;

/** Whether the person was registered by a union: an ID number or a household of its own, so it cannot be merged away. */
export async function isRegisteredPerson(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx.execute<{ registered: boolean }>(sql`
    select p.id_number_hash is not null or exists (select 1 from household_members m where m.person_id = p.id) as registered
    from people p where p.id = ${personId}`);
  return rows[0]?.registered ?? true;
}

/** Joins the person behind an account with the person of the roster: everything of `from` becomes `into`'s. */
export async function mergePeople(tx: Transaction, from: string, into: string): Promise<void> {
  const move = async (table: SQL, condition: SQL): Promise<void> => {
    await tx.execute(sql`update ${table} set person_id = ${into} where person_id = ${from} and ${condition}`);
  };
  await tx.execute(sql`
    insert into graduates (person_id, place_of_origin, email, created_at, updated_at)
    select ${into}, place_of_origin, email, created_at, updated_at from graduates where person_id = ${from}
    on conflict (person_id) do update set email = coalesce(graduates.email, excluded.email),
      place_of_origin = coalesce(graduates.place_of_origin, excluded.place_of_origin)`);
  // The union's record of a degree wins over the person's own entry of the same one.
  await tx.execute(sql`
    delete from studies s where s.person_id = ${from} and exists (select 1 from studies r where r.person_id = ${into}
      and r.degree = s.degree and r.graduation_year = s.graduation_year)`);
  // One need is open at a time: the earlier one stays open.
  await tx.execute(sql`
    delete from help_needs n where n.person_id = ${from} and n.closed_on is null
      and exists (select 1 from help_needs r where r.person_id = ${into} and r.closed_on is null)`);
  await joinEnrolments(tx, from, into);
  await joinRegistrations(tx, from, into);
  await joinPolicies(tx, from, into);
  await joinSearches(tx, from, into);
  await joinHiring(tx, from, into);
  for (const table of manyPerPerson) await move(sql.identifier(table) as unknown as SQL, sql`true`);
  for (const table of ['resumes', 'intentions']) {
    const name = sql.identifier(table) as unknown as SQL;
    await move(name, sql`not exists (select 1 from ${name} r where r.person_id = ${into})`);
    await tx.execute(sql`delete from ${name} where person_id = ${from}`);
  }
  await tx.execute(sql`delete from graduates where person_id = ${from}`);
  await tx.execute(sql`delete from people where id = ${from}`);
}

/** Of two enrolments in one class the roster's stays, in the class when either is, with the marks of both. */
async function joinEnrolments(tx: Transaction, from: string, into: string): Promise<void> {
  const both = sql`training_enrolments f join training_enrolments r on r.class_id = f.class_id and r.person_id = ${into}
    where f.person_id = ${from}`;
  await tx.execute(sql`
    insert into attendances (meeting_id, enrolment_id, mark, recorded_by, recorded_at)
    select a.meeting_id, pair.kept, a.mark, a.recorded_by, a.recorded_at
    from (select f.id as gone, r.id as kept from ${both}) pair join attendances a on a.enrolment_id = pair.gone
    on conflict (meeting_id, enrolment_id) do nothing`);
  await tx.execute(sql`
    delete from attendances a using (select f.id as gone from ${both}) pair where a.enrolment_id = pair.gone`);
  await tx.execute(sql`
    update training_enrolments t set state = 'enrolled', withdrawn_at = null
    from (select r.id as kept from ${both} and f.state = 'enrolled') pair where t.id = pair.kept`);
  await tx.execute(sql`
    delete from training_enrolments t using (select f.id as gone from ${both}) pair where t.id = pair.gone`);
}

/** What both kept, saved, wished for or turned down stays once. */
async function joinSearches(tx: Transaction, from: string, into: string): Promise<void> {
  for (const [table, same] of Object.entries(oncePerPersonAndThing)) {
    const name = sql.identifier(table);
    await tx.execute(sql`
      delete from ${name} t using ${name} r
      where t.person_id = ${from} and r.person_id = ${into} and ${sql.raw(same)}`);
    await tx.execute(sql`update ${name} set person_id = ${into} where person_id = ${from}`);
  }
}

/**
 * Of two live registrations for one event one stays: who has entered before who has a place before who waits, then the
 * earlier one. The other ends; the next change or the hourly look gives its place to whoever waits.
 */
async function joinRegistrations(tx: Transaction, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    update registrations t set state = 'cancelled', cancelled_at = greatest(t.registered_at, twin.registered_at),
      booth_consent_at = null, cancellation_reason = '和名册上这个人的报名合成一份'
    from (
      select r.id, r.event_id, r.registered_at, row_number() over (partition by r.event_id
        order by a.registration_id is null, r.state = 'waiting', r.rank) as place
      from registrations r left join admissions a on a.registration_id = r.id
      where r.person_id in (${from}, ${into}) and r.state <> 'cancelled') twin
    where t.id = twin.id and twin.place > 1`);
}

/**
 * Of two open applications for one policy the roster's goes on, handed in when either was, and the other ends; of two
 * records of one grant the roster's counts.
 */
async function joinPolicies(tx: Transaction, from: string, into: string): Promise<void> {
  const pairs = sql`from policy_applications f join policy_applications r on r.policy_id = f.policy_id
    and r.person_id = ${into} and r.state in ('preparing', 'applied')
    where f.person_id = ${from} and f.state in ('preparing', 'applied')`;
  await tx.execute(sql`
    update policy_applications t set state = 'applied', applied_on = pair.applied_on
    from (select r.id, f.applied_on ${pairs} and r.state = 'preparing' and f.state = 'applied') pair where t.id = pair.id`);
  await tx.execute(sql`
    update policy_applications t set state = 'withdrawn', reason = '和工会替你开的那份合成一份'
    from (select f.id ${pairs}) pair where t.id = pair.id`);
  await tx.execute(sql`
    update policy_grants f set cancelled_at = greatest(f.recorded_at, r.recorded_at),
      cancellation_reason = '和名册上这个人的同一笔合并'
    from policy_grants r
    where f.person_id = ${from} and r.person_id = ${into} and r.policy_id = f.policy_id and r.period = f.period
      and f.cancelled_at is null and r.cancelled_at is null`);
}
