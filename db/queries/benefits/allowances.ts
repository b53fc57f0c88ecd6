import { type AllowanceGroup, allowanceGroups } from '@sunshine/contract/benefits/allowance-status.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { and, asc, desc, eq, inArray, like, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { jobSeekingAllowances as allowances } from '../../schema/benefits.ts';
import { people } from '../../schema/people.ts';
import { unions } from '../../schema/unions.ts';
import { likePrefix, unionInScope } from '../households/scope.ts';

const appliers = alias(accounts, 'appliers');
const caseworkers = alias(accounts, 'caseworkers');
const caseworkerPeople = alias(people, 'caseworker_people');

const columns = {
  id: allowances.id,
  personId: allowances.personId,
  name: people.name,
  unionId: allowances.unionId,
  unionName: unions.shortName,
  state: allowances.state,
  purpose: allowances.purpose,
  note: allowances.note,
  amountFen: allowances.amountFen,
  returnedFen: sql<string>`(select coalesce(sum(r.amount_fen), 0)::text from allowance_returns r
    where r.allowance_id = ${allowances.id} and r.cancelled_at is null)`,
  appliedOn: allowances.appliedOn,
  appliedBy: allowances.appliedBy,
  byPerson: sql<boolean>`coalesce(${appliers.personId} = ${allowances.personId}, false)`,
  caseworkerId: allowances.caseworkerId,
  caseworkerName: sql<string | null>`${caseworkerPeople.name}`,
  decidedBy: allowances.decidedBy,
  decidedAt: allowances.decidedAt,
  reason: allowances.reason,
  paidOn: allowances.paidOn,
  receipt: allowances.receipt,
};

function rows(db: Queryable) {
  return db
    .select({ ...columns, total: sql<number>`count(*) over ()::int` })
    .from(allowances)
    .innerJoin(people, eq(people.id, allowances.personId))
    .innerJoin(unions, eq(unions.id, allowances.unionId))
    .leftJoin(appliers, eq(appliers.id, allowances.appliedBy))
    .leftJoin(caseworkers, eq(caseworkers.id, allowances.caseworkerId))
    .leftJoin(caseworkerPeople, eq(caseworkerPeople.id, caseworkers.personId));
}
export type AllowanceRow = Awaited<ReturnType<typeof listAllowanceRows>>[number];

/** Allowances of the scope's units in one group: what waits oldest first, the rest newest first. */
export async function listAllowanceRows(
  db: Queryable,
  scope: readonly string[],
  filter: { q: string; group: AllowanceGroup; back: boolean },
  page: { limit: number; offset: number },
) {
  const waits = filter.group === 'toApprove' || filter.group === 'toPay';
  const order = waits
    ? [asc(allowances.appliedOn), asc(allowances.id)]
    : [sql`coalesce(${allowances.paidOn}, ${allowances.appliedOn}) desc`, desc(allowances.id)];
  return rows(db)
    .where(
      and(
        unionInScope(sql`${allowances.unionId}`, scope),
        inArray(allowances.state, [...allowanceGroups[filter.group].states]),
        filter.back ? sql`${columns.returnedFen}::bigint > 0` : undefined,
        filter.q ? like(people.name, likePrefix(filter.q)) : undefined,
      ),
    )
    .orderBy(...order)
    .limit(page.limit)
    .offset(page.offset);
}

/** How many of the scope stand in each group. */
export async function countAllowances(
  db: Queryable,
  scope: readonly string[],
): Promise<Record<AllowanceGroup, number>> {
  const found = await db
    .select({ state: allowances.state, n: sql<number>`count(*)::int` })
    .from(allowances)
    .where(unionInScope(sql`${allowances.unionId}`, scope))
    .groupBy(allowances.state);
  const of = (states: readonly string[]) =>
    found.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0);
  return Object.fromEntries(
    keysOf(allowanceGroups).map((group) => [group, of(allowanceGroups[group].states)]),
  ) as Record<AllowanceGroup, number>;
}

/** How many wait in a state for somebody who had no part in them (待审批, 待发放). */
export async function countWaiting(
  db: Queryable,
  scope: readonly string[],
  state: 'submitted' | 'approved',
  actor: { accountId: string; personId: string },
): Promise<number> {
  const handled = sql`array[${allowances.appliedBy}, ${allowances.caseworkerId},
    case when ${allowances.state} = 'approved' then ${allowances.decidedBy} end]`;
  return countWhere(
    db,
    scope,
    sql`${allowances.state} = ${state} and ${allowances.personId} <> ${actor.personId}
      and array_position(${handled}, ${actor.accountId}::uuid) is null`,
  );
}

/** How many came back to be completed: those the account looks after, and those nobody does. */
export async function countToMend(
  db: Queryable,
  scope: readonly string[],
  accountId: string,
): Promise<number> {
  const own = sql`coalesce(${allowances.caseworkerId}, ${accountId}::uuid) = ${accountId}::uuid`;
  return countWhere(db, scope, sql`${allowances.state} = 'returned' and ${own}`);
}

async function countWhere(db: Queryable, scope: readonly string[], condition: SQL): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(allowances)
    .where(and(unionInScope(sql`${allowances.unionId}`, scope), condition));
  return row?.n ?? 0;
}

export async function readAllowanceRow(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<AllowanceRow | null> {
  const [row] = await rows(db).where(
    and(unionInScope(sql`${allowances.unionId}`, scope), eq(allowances.id, id)),
  );
  return row ?? null;
}

/** A person's own allowances, latest first. */
export async function listAllowancesOf(db: Queryable, personId: string): Promise<AllowanceRow[]> {
  return rows(db)
    .where(eq(allowances.personId, personId))
    .orderBy(desc(allowances.appliedOn), desc(allowances.id));
}
