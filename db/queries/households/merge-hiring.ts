import { sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';

/**
 * What both persons have going with companies, before everything of `from` becomes `into`'s: of two consents for one
 * purpose, two live applications for one position, two like intents and two interviews at one time, one stays.
 */
export async function joinHiring(tx: Transaction, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    update consents t set withdrawn_at = greatest(t.given_at, twin.given_at) from consents twin
    where t.person_id = ${from} and twin.person_id = ${into} and twin.purpose = t.purpose
      and t.withdrawn_at is null and twin.withdrawn_at is null`);
  await tx.execute(sql`
    update intents t set cancelled_at = greatest(t.recorded_at, twin.recorded_at),
      cancellation_reason = '和名册上这个人的同一条合并'
    from intents twin
    where t.person_id = ${from} and twin.person_id = ${into} and twin.event_id = t.event_id
      and twin.company_id = t.company_id and twin.kind = t.kind
      and twin.position_id is not distinct from t.position_id
      and t.cancelled_at is null and twin.cancelled_at is null`);
  await joinApplications(tx, from, into);
  await tx.execute(sql`
    update referrals t set state = case t.state when 'asked' then 'cancelled' else 'revoked' end, settled_at = now()
    from referrals twin
    where t.person_id = ${from} and twin.person_id = ${into} and twin.position_id = t.position_id
      and t.state in ('asked', 'agreed') and twin.state in ('asked', 'agreed')`);
  await freeDoubleSlots(tx, from, into);
}

/** Of two live applications for one position the one further on stays, else the earlier; the other is closed with a step. */
async function joinApplications(tx: Transaction, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    with ranked as (
      select id, state, row_number() over (partition by position_id
        order by array_position(array['hired', 'accepted', 'offered', 'interview', 'viewed', 'submitted'], state),
          submitted_at, id) as place
      from applications where person_id in (${from}, ${into})
        and state in ('submitted', 'viewed', 'interview', 'offered', 'accepted', 'hired')),
    closed as (
      update applications a set state = 'closed', moved_at = now() from ranked r
      where a.id = r.id and r.place > 1 and r.state <> 'hired' returning a.id, r.state),
    freed as (
      update interview_slots s set application_id = null, person_id = null, taken_at = null from closed c
      where s.application_id = c.id and s.cancelled_at is null and s.starts_at > now())
    insert into application_steps (id, application_id, from_state, to_state, at, actor_role, note)
    select gen_random_uuid(), id, state, 'closed', now(), 'system', '同一个岗位有两份投递，合成一份' from closed`);
}

/** Two interviews at one time: the account's is free again, and the person chooses anew. */
async function freeDoubleSlots(tx: Transaction, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    with doubled as (
      select t.id, t.application_id from interview_slots t join interview_slots twin on twin.person_id = ${into}
        and tstzrange(twin.starts_at, twin.ends_at) && tstzrange(t.starts_at, t.ends_at)
      where t.person_id = ${from} and t.cancelled_at is null and twin.cancelled_at is null),
    asked as (
      update applications a set interview_at = null, interview_place = null from doubled d
      where a.id = d.application_id)
    update interview_slots s set application_id = null, person_id = null, taken_at = null from doubled d
    where s.id = d.id`);
}
