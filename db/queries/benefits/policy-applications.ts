import { openPolicyStates } from '@sunshine/contract/benefits/policy-status.ts';
import type { PolicyApplicationState } from '@sunshine/contract/benefits/vocabulary.ts';
import { and, asc, desc, eq, inArray, like, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { policies, policyApplications } from '../../schema/benefits.ts';
import { people } from '../../schema/people.ts';
import { unions } from '../../schema/unions.ts';
import { startsWith } from '../applications/scoped-applications.ts';
import { unionInScope } from '../households/scope.ts';

export type NewPolicyApplication = typeof policyApplications.$inferInsert & { id: string };

const columns = {
  id: policyApplications.id,
  personId: policyApplications.personId,
  name: people.name,
  policyId: policyApplications.policyId,
  policyTitle: policies.title,
  category: policies.category,
  papers: policies.papers,
  office: policies.office,
  loan: policies.loan,
  monthly: policies.monthly,
  unionId: policyApplications.unionId,
  unionName: unions.shortName,
  state: policyApplications.state,
  openedOn: policyApplications.openedOn,
  appliedOn: policyApplications.appliedOn,
  decidedOn: policyApplications.decidedOn,
  note: policyApplications.note,
  reason: policyApplications.reason,
  caseworkerName: sql<
    string | null
  >`(select cp.name from ${accounts} ca join ${people} cp on cp.id = ca.person_id
    where ca.id = ${policyApplications.caseworkerId})`,
};

function rows(db: Queryable) {
  return db
    .select({ ...columns, total: sql<number>`count(*) over ()::int` })
    .from(policyApplications)
    .innerJoin(people, eq(people.id, policyApplications.personId))
    .innerJoin(policies, eq(policies.id, policyApplications.policyId))
    .innerJoin(unions, eq(unions.id, policyApplications.unionId));
}
export type PolicyApplicationRow = Awaited<ReturnType<typeof rows>>[number];

/** Looked after by a unit of the scope, or of a person whose archive has moved into it. */
export function applicationInScope(scope: readonly string[]): SQL {
  return sql`(${unionInScope(sql`${policyApplications.unionId}`, scope)} or exists (
    select 1 from household_members hm
    join household_managements g on g.household_id = hm.household_id and g.until_day is null
    where hm.person_id = ${policyApplications.personId} and hm.left_on is null
      and ${unionInScope(sql`g.union_id`, scope)}))`;
}

/** Days since which an application waits longer than it should, by state. */
export interface LateSince {
  preparing: string;
  applied: string;
}

function lateSince(late: LateSince): SQL {
  return sql`((${policyApplications.state} = 'preparing' and ${policyApplications.openedOn} < ${late.preparing}::date)
    or (${policyApplications.state} = 'applied' and ${policyApplications.appliedOn} < ${late.applied}::date))`;
}

export interface PolicyApplicationFilter {
  q: string;
  state: PolicyApplicationState;
  policyId?: string | undefined;
  late: LateSince | null;
}

function filtered(scope: readonly string[], { q, policyId, late }: Omit<PolicyApplicationFilter, 'state'>) {
  return and(
    applicationInScope(scope),
    q ? like(people.name, startsWith(q)) : undefined,
    policyId ? eq(policyApplications.policyId, policyId) : undefined,
    late ? lateSince(late) : undefined,
  );
}

/** Applications of the scope in one state: open ones by the time they wait, ended ones by the time they ended. */
export async function listPolicyApplicationRows(
  db: Queryable,
  scope: readonly string[],
  filter: PolicyApplicationFilter,
  page: { limit: number; offset: number },
) {
  const open: readonly string[] = openPolicyStates;
  const order = open.includes(filter.state)
    ? [asc(sql`coalesce(${policyApplications.appliedOn}, ${policyApplications.openedOn})`)]
    : [desc(sql`coalesce(${policyApplications.decidedOn}, ${policyApplications.openedOn})`)];
  return rows(db)
    .where(and(filtered(scope, filter), eq(policyApplications.state, filter.state)))
    .orderBy(...order, asc(policyApplications.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** How many there are in each state under the other filters. */
export async function countPolicyApplications(
  db: Queryable,
  scope: readonly string[],
  filter: Omit<PolicyApplicationFilter, 'state'>,
) {
  return db
    .select({ state: policyApplications.state, count: sql<number>`count(*)::int` })
    .from(policyApplications)
    .innerJoin(people, eq(people.id, policyApplications.personId))
    .where(filtered(scope, filter))
    .groupBy(policyApplications.state);
}

/** Applications of the scope that wait longer than they should, for today’s tasks. */
export async function countLatePolicyApplications(
  db: Queryable,
  scope: readonly string[],
  late: LateSince,
): Promise<{ preparing: number; applied: number }> {
  const found = await countPolicyApplications(db, scope, { q: '', late });
  const of = (state: PolicyApplicationState) => found.find((each) => each.state === state)?.count ?? 0;
  return { preparing: of('preparing'), applied: of('applied') };
}

export async function readPolicyApplicationRow(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<PolicyApplicationRow | null> {
  const [row] = await rows(db).where(and(applicationInScope(scope), eq(policyApplications.id, id)));
  return row ?? null;
}

/** All applications of a person, the open ones first. */
export async function listPolicyApplicationsOf(
  db: Queryable,
  personId: string,
): Promise<PolicyApplicationRow[]> {
  return rows(db)
    .where(eq(policyApplications.personId, personId))
    .orderBy(
      desc(inArray(policyApplications.state, [...openPolicyStates])),
      desc(policyApplications.openedOn),
      desc(policyApplications.id),
    );
}

/** Who has applied for a policy where the scope looks after it, with the unit that does. */
export async function findApplicantIn(
  db: Queryable,
  scope: readonly string[],
  personId: string,
): Promise<{ name: string; unionId: string; unionName: string } | null> {
  const [row] = await rows(db)
    .where(
      and(eq(policyApplications.personId, personId), unionInScope(sql`${policyApplications.unionId}`, scope)),
    )
    .orderBy(desc(policyApplications.openedOn), desc(policyApplications.id))
    .limit(1);
  return row ? { name: row.name, unionId: row.unionId, unionName: row.unionName } : null;
}

/** Whose application: a person's own, or one of the scope. Anything else is missing. */
export type PolicyApplicationOwner = { personId: string } | { scope: readonly string[] };

/** Locked until commit; null when it is missing or not the owner's. */
export async function lockPolicyApplication(tx: Transaction, owner: PolicyApplicationOwner, id: string) {
  const mine =
    'personId' in owner ? eq(policyApplications.personId, owner.personId) : applicationInScope(owner.scope);
  const [row] = await tx
    .select()
    .from(policyApplications)
    .where(and(mine, eq(policyApplications.id, id)))
    .for('update');
  return row ?? null;
}
export type LockedPolicyApplication = NonNullable<Awaited<ReturnType<typeof lockPolicyApplication>>>;

/** The open application of a person for a policy, locked. */
export async function lockOpenPolicyApplication(tx: Transaction, personId: string, policyId: string) {
  const [row] = await tx
    .select()
    .from(policyApplications)
    .where(
      and(
        eq(policyApplications.personId, personId),
        eq(policyApplications.policyId, policyId),
        inArray(policyApplications.state, [...openPolicyStates]),
      ),
    )
    .for('update');
  return row ?? null;
}

/** The application a grant came from, locked; null when it is not granted any more. */
export async function lockGrantedPolicyApplication(tx: Transaction, id: string) {
  const [row] = await tx
    .select()
    .from(policyApplications)
    .where(and(eq(policyApplications.id, id), eq(policyApplications.state, 'granted')))
    .for('update');
  return row ?? null;
}

/** Open applications of several persons for one policy. */
export async function openPolicyApplicationsOf(
  db: Queryable,
  policyId: string,
  personIds: readonly string[],
): Promise<{ id: string; personId: string }[]> {
  if (personIds.length === 0) return [];
  return db
    .select({ id: policyApplications.id, personId: policyApplications.personId })
    .from(policyApplications)
    .where(
      and(
        eq(policyApplications.policyId, policyId),
        inArray(policyApplications.personId, [...personIds]),
        inArray(policyApplications.state, [...openPolicyStates]),
      ),
    );
}

export async function insertPolicyApplication(tx: Transaction, row: NewPolicyApplication): Promise<void> {
  await tx.insert(policyApplications).values(row);
}

export async function setPolicyApplication(
  tx: Transaction,
  id: string,
  change: Partial<typeof policyApplications.$inferInsert>,
): Promise<void> {
  await tx.update(policyApplications).set(change).where(eq(policyApplications.id, id));
}
