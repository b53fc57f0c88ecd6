import { retentionMonths, retentionSpan } from '@sunshine/contract/applications/vocabulary.ts';
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { internships, placements, retentionCalls } from '../../schema/applications.ts';
import { people } from '../../schema/people.ts';

export interface DueCallRow {
  placementId: string;
  personId: string;
  name: string;
  phone: string | null;
  employerName: string;
  unionName: string;
  startOn: string;
  month: number;
  dueOn: string;
  overdue: boolean;
  tries: number;
  lastTriedOn: string | null;
  caseworker: string | null;
  mine: boolean;
}

const months = sql.join(
  retentionMonths.map((month) => sql`(${sql.raw(String(month))})`),
  sql`, `,
);

/**
 * Calls that are due on a day: of each placement that lasts, the latest month reached that nobody has answered. A call
 * answers for the months before it as well; who works elsewhere since, or is known to no unit, is not asked.
 */
function dueCalls(scope: readonly string[], today: string): SQL {
  return sql`due as (
    select distinct on (p.id) p.id, p.person_id, p.employer_name, p.union_id, p.start_on, p.caseworker_id, m.month,
      (p.start_on + make_interval(months => m.month))::date as due_on
    from placements p cross join (values ${months}) m(month)
    where p.cancelled_at is null and p.ended_on is null
      and exists (select 1 from union_ancestry a
        where a.union_id = p.union_id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))
      and (p.start_on + make_interval(months => m.month))::date <= ${today}::date
      and (p.start_on + make_interval(months => ${retentionSpan.untilMonth}::int))::date > ${today}::date
      and not exists (select 1 from retention_calls c where c.placement_id = p.id and c.month >= m.month
        and c.result <> 'unreached' and c.cancelled_at is null)
      and not exists (select 1 from placements l where l.person_id = p.person_id and l.cancelled_at is null
        and l.start_on > p.start_on and l.start_on <= ${today}::date)
      and (exists (select 1 from household_members h where h.person_id = p.person_id)
        or exists (select 1 from studies s where s.person_id = p.person_id and s.registering_union_id is not null))
    order by p.id, m.month desc
  )`;
}

/** One page of the calls due, the longest overdue first and those tried today last, with how many there are. */
export async function listDueCallRows(
  db: Queryable,
  scope: readonly string[],
  filter: { today: string; accountId: string; whose: 'all' | 'mine' },
  page: { limit: number; offset: number },
): Promise<{ items: DueCallRow[]; total: number; overdue: number; mine: number }> {
  const { today, accountId, whose } = filter;
  const isMine = sql`coalesce(d.caseworker_id = ${accountId}::uuid, false)`;
  const isOverdue = sql`d.due_on + ${retentionSpan.graceDays}::int < ${today}::date`;
  const [items, counts] = await Promise.all([
    db.execute<DueCallRow & Record<string, unknown>>(sql`
      with ${dueCalls(scope, today)}
      select d.id as "placementId", d.person_id as "personId", p.name, p.phone_mask as phone,
        d.employer_name as "employerName", u.short_name as "unionName", d.start_on::text as "startOn", d.month,
        d.due_on::text as "dueOn", ${isOverdue} as overdue, coalesce(t.tries, 0)::int as tries,
        t.last::text as "lastTriedOn", w.name as caseworker, ${isMine} as mine
      from due d
      join people p on p.id = d.person_id
      join unions u on u.id = d.union_id
      left join accounts c on c.id = d.caseworker_id
      left join people w on w.id = c.person_id
      left join lateral (select count(*) as tries, max(called_on) as last from retention_calls r
        where r.placement_id = d.id and r.month = d.month and r.cancelled_at is null) t on true
      where p.died_on is null and (${whose} = 'all' or ${isMine})
      order by coalesce(t.last = ${today}::date, false), d.due_on, d.id
      limit ${page.limit} offset ${page.offset}`),
    db.execute<{ total: number; overdue: number; mine: number }>(sql`
      with ${dueCalls(scope, today)}
      select count(*) filter (where ${whose} = 'all' or ${isMine})::int as total,
        count(*) filter (where ${isOverdue})::int as overdue, count(*) filter (where ${isMine})::int as mine
      from due d join people p on p.id = d.person_id where p.died_on is null`),
  ]);
  return { items, ...(counts[0] ?? { total: 0, overdue: 0, mine: 0 }) };
}

/** How many calls are due, and how many of them for more than a week. */
export async function countDueCalls(
  db: Queryable,
  scope: readonly string[],
  today: string,
): Promise<{ due: number; overdue: number }> {
  const rows = await db.execute<{ due: number; overdue: number }>(sql`
    with ${dueCalls(scope, today)}
    select count(*)::int as due,
      count(*) filter (where d.due_on + ${retentionSpan.graceDays}::int < ${today}::date)::int as overdue
    from due d join people p on p.id = d.person_id where p.died_on is null`);
  return rows[0] ?? { due: 0, overdue: 0 };
}

/** The call that is due for one placement of the scope. */
export async function dueCallOf(
  db: Queryable,
  scope: readonly string[],
  placementId: string,
  today: string,
): Promise<{ month: number; dueOn: string } | null> {
  const rows = await db.execute<{ month: number; dueOn: string }>(sql`
    with ${dueCalls(scope, today)}
    select month, due_on::text as "dueOn" from due where id = ${placementId}`);
  return rows[0] ?? null;
}

export async function insertCall(tx: Transaction, call: typeof retentionCalls.$inferInsert): Promise<void> {
  await tx.insert(retentionCalls).values(call);
}

/** Calls of a placement in the order they were made, mistaken ones among them. */
export async function listCalls(db: Queryable, placementId: string) {
  return db
    .select({
      id: retentionCalls.id,
      month: retentionCalls.month,
      calledOn: retentionCalls.calledOn,
      result: retentionCalls.result,
      note: retentionCalls.note,
      calledBy: people.name,
      cancelledAt: retentionCalls.cancelledAt,
      cancellationReason: retentionCalls.cancellationReason,
    })
    .from(retentionCalls)
    .leftJoin(accounts, eq(accounts.id, retentionCalls.calledBy))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(eq(retentionCalls.placementId, placementId))
    .orderBy(asc(retentionCalls.calledOn), asc(retentionCalls.recordedAt), asc(retentionCalls.id));
}

/** A call and its placement; whether the placement is of the scope is asked afterwards. */
export async function findCall(db: Queryable, id: string) {
  const [row] = await db.select().from(retentionCalls).where(eq(retentionCalls.id, id));
  return row ?? null;
}

export async function cancelCall(
  tx: Transaction,
  id: string,
  cancellation: { at: Date; reason: string },
): Promise<boolean> {
  const rows = await tx
    .update(retentionCalls)
    .set({ cancelledAt: cancellation.at, cancellationReason: cancellation.reason })
    .where(and(eq(retentionCalls.id, id), isNull(retentionCalls.cancelledAt)))
    .returning({ id: retentionCalls.id });
  return rows.length > 0;
}

/** What the page of a placement shows beyond its line of the list. */
export async function readPlacementMore(db: Queryable, id: string) {
  const [row] = await db
    .select({ endedOn: placements.endedOn, caseworker: people.name, internshipId: internships.id })
    .from(placements)
    .leftJoin(accounts, eq(accounts.id, placements.caseworkerId))
    .leftJoin(people, eq(people.id, accounts.personId))
    .leftJoin(internships, eq(internships.placementId, placements.id))
    .where(eq(placements.id, id));
  return row ?? null;
}
