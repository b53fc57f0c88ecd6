import type { ClassPlaces } from '@sunshine/contract/events/reserved-places.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';

/**
 * Whether a class closes a person's gap, by `gapRules`: an open help need of somebody whom the organiser's units look
 * after, or a certificate that a position asks for which the person applied for or was recommended.
 */
export const closesGap = (person: SQL): SQL => sql`(
  exists (select 1 from help_needs n where n.person_id = ${person} and n.closed_on is null and (
    exists (select 1 from household_members m
      join household_managements g on g.household_id = m.household_id and g.until_day is null
      join union_ancestry y on y.union_id = g.union_id and y.ancestor_id = c.union_id where m.person_id = ${person})
    or exists (select 1 from studies s
      join union_ancestry y on y.union_id = s.registering_union_id and y.ancestor_id = c.union_id
      where s.person_id = ${person})))
  or (c.certificate_name is not null and exists (
    select 1 from positions p where position(c.certificate_name in p.conditions) > 0 and p.id in (
      select a.position_id from applications a where a.person_id = ${person} and a.state <> 'withdrawn'
      union all select e.position_id from referrals e where e.person_id = ${person} and e.state in ('asked', 'agreed')))))`;

/** Those enrolled in class `c`: with a gap that it closes, and the rest; nobody is asked where nothing is reserved. */
const taken = sql`cross join lateral (
    select count(*) filter (where c.reserved_places > 0 and ${closesGap(sql`t.person_id`)})::int as gap,
      count(*)::int as everyone
    from training_enrolments t where t.class_id = c.id and t.state = 'enrolled') taken`;

/** Places left of class `c` for a person on a day; for anyone, without either: reserved ones are then never free. */
export const placesLeftFor = (person: string | null, day?: SQL): SQL => {
  const all = person && day ? sql`c.starts_on <= ${day} or ${closesGap(sql`${person}::uuid`)}` : sql`false`;
  return sql`(select greatest(0, c.capacity - case when ${all} then taken.everyone
      else taken.everyone - taken.gap + greatest(c.reserved_places, taken.gap) end)
    from (select 1) one ${taken})`;
};

/** Places of a class as they stand on a day; ask with the class locked. */
export async function classPlaces(tx: Queryable, classId: string, day: string): Promise<ClassPlaces> {
  const rows = await tx.execute<ClassPlaces & Record<string, unknown>>(sql`
    select c.capacity, case when c.starts_on <= ${day}::date then 0 else c.reserved_places end as reserved,
      taken.gap as "withGap", taken.everyone - taken.gap as others
    from training_classes c ${taken} where c.id = ${classId}`);
  return rows[0] ?? { capacity: 0, reserved: 0, withGap: 0, others: 0 };
}

/** Who waits, in the order of coming, with whether the class closes a gap of theirs. */
export async function listClassWaiting(
  tx: Queryable,
  classId: string,
): Promise<{ personId: string; gap: boolean }[]> {
  return tx.execute<{ personId: string; gap: boolean }>(sql`
    select e.person_id as "personId", c.reserved_places > 0 and ${closesGap(sql`e.person_id`)} as gap
    from training_enrolments e join training_classes c on c.id = e.class_id
    where e.class_id = ${classId} and e.state = 'waiting' order by e.enrolled_at, e.id`);
}

/** Those `o` who wait before `e` of the same class, `e` among them. */
export const waitingBefore = sql`o.class_id = e.class_id and o.state = 'waiting'
  and (o.enrolled_at, o.id) <= (e.enrolled_at, e.id)`;

export async function enrolmentStanding(
  db: Queryable,
  classId: string,
  personId: string,
): Promise<{ state: 'enrolled' | 'waiting' | 'withdrawn'; waitingPosition: number | null } | null> {
  const rows = await db.execute<{
    state: 'enrolled' | 'waiting' | 'withdrawn';
    waitingPosition: number | null;
  }>(sql`
    select e.state, case when e.state = 'waiting' then
      (select count(*)::int from training_enrolments o where ${waitingBefore}) end as "waitingPosition"
    from training_enrolments e where e.class_id = ${classId} and e.person_id = ${personId}`);
  return rows[0] ?? null;
}

/** Puts somebody at the end of the waiting list; the class is locked, and the person not in it. */
export async function waitForClass(
  tx: Transaction,
  row: { id: string; classId: string; personId: string; accountId: string; at: Date },
): Promise<void> {
  const at = row.at.toISOString();
  await tx.execute(sql`
    insert into training_enrolments (id, class_id, person_id, state, enrolled_at, enrolled_by)
    values (${row.id}, ${row.classId}, ${row.personId}, 'waiting',
      greatest(${at}::timestamptz, (select max(o.enrolled_at) + interval '1 microsecond' from training_enrolments o
        where o.class_id = ${row.classId} and o.state <> 'withdrawn')), ${row.accountId})
    on conflict (class_id, person_id) do update set state = 'waiting', withdrawn_at = null,
      enrolled_at = excluded.enrolled_at, enrolled_by = excluded.enrolled_by
      where training_enrolments.state = 'withdrawn'`);
}

/** Gives places to those who wait. */
export async function promoteInClass(
  tx: Transaction,
  classId: string,
  personIds: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    update training_enrolments set state = 'enrolled'
    where class_id = ${classId} and state = 'waiting' and person_id = any(${sql.param(personIds)}::uuid[])`);
}

/** Classes with people waiting whose first day is not over. */
export async function classesWithWaiting(db: Queryable, day: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select c.id from training_classes c where c.state = 'planned' and c.starts_on >= ${day}::date
      and exists (select 1 from training_enrolments e where e.class_id = c.id and e.state = 'waiting')
    order by c.starts_on, c.id`);
  return rows.map(({ id }) => id);
}
