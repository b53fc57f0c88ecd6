import { openPolicyStates } from '@sunshine/contract/benefits/policy-status.ts';

import { and, asc, eq, gte, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { policies } from '../../schema/benefits.ts';
import { unionInScope } from '../households/scope.ts';

export type PolicyRow = typeof policies.$inferSelect;
export type NewPolicy = typeof policies.$inferInsert & { id: string };

/** In the order of 技保公创, then by their names. */
const inOrder = [
  sql`array_position(array['skill', 'insurance', 'publicWelfare', 'startUp', 'jobSeeking', 'other'], ${policies.category})`,
  asc(policies.title),
  asc(policies.id),
];

/** Published and not over on a day; those that begin later are told of, with their day. */
function inUse(today: string): SQL | undefined {
  return and(
    eq(policies.state, 'published'),
    or(isNull(policies.validUntil), gte(policies.validUntil, today)),
  );
}

export async function listPoliciesInUse(db: Queryable, today: string): Promise<PolicyRow[]> {
  return db
    .select()
    .from(policies)
    .where(inUse(today))
    .orderBy(...inOrder);
}

/** Those that can be applied for on a day. */
export async function listOpenPolicies(db: Queryable, today: string): Promise<PolicyRow[]> {
  return db
    .select()
    .from(policies)
    .where(and(inUse(today), lte(policies.validFrom, today)))
    .orderBy(...inOrder);
}

export async function readPolicyInUse(db: Queryable, id: string, today: string): Promise<PolicyRow | null> {
  const [row] = await db
    .select()
    .from(policies)
    .where(and(inUse(today), eq(policies.id, id)));
  return row ?? null;
}

/** Any policy by id, whatever its state: an application or a grant of a retired one still tells its name. */
export async function readPolicy(db: Queryable, id: string): Promise<PolicyRow | null> {
  const [row] = await db.select().from(policies).where(eq(policies.id, id));
  return row ?? null;
}

/** Policies a grant can be recorded for: those in use, and those that were. */
export async function listGrantablePolicies(db: Queryable): Promise<PolicyRow[]> {
  return db
    .select()
    .from(policies)
    .where(ne(policies.state, 'draft'))
    .orderBy(sql`${policies.state} = 'retired'`, ...inOrder);
}

export async function lockPolicy(tx: Transaction, id: string): Promise<PolicyRow | null> {
  const [row] = await tx.select().from(policies).where(eq(policies.id, id)).for('update');
  return row ?? null;
}

const openStates: readonly string[] = openPolicyStates;

/** Use made of a policy; `within` narrows it to units. Inside, columns are spelled out: `id` alone would be another's. */
function useOf(within: { applications: SQL; grants: SQL }) {
  return {
    openApplications: sql<number>`(select count(*)::int from policy_applications a
      where a.policy_id = policies.id and a.state in ${openStates} and ${within.applications})`,
    grants: sql<number>`(select count(*)::int from policy_grants g
      where g.policy_id = policies.id and g.cancelled_at is null and ${within.grants})`,
  };
}

/** The whole catalogue with the use made of each policy: published first, then drafts, then retired ones. */
export async function listCatalogue(db: Queryable, id?: string) {
  return db
    .select({ policy: policies, ...useOf({ applications: sql`true`, grants: sql`true` }) })
    .from(policies)
    .where(id ? eq(policies.id, id) : undefined)
    .orderBy(sql`array_position(array['draft', 'published', 'retired'], ${policies.state})`, ...inOrder);
}
export type CatalogueRow = Awaited<ReturnType<typeof listCatalogue>>[number];

export async function insertPolicy(tx: Transaction, policy: NewPolicy): Promise<void> {
  await tx.insert(policies).values(policy);
}

/** Adds those whose key is not there yet; answers what was added. */
export async function insertMissingPolicies(
  tx: Transaction,
  rows: readonly NewPolicy[],
): Promise<{ id: string; title: string }[]> {
  return tx
    .insert(policies)
    .values([...rows])
    .onConflictDoNothing({ target: policies.key })
    .returning({ id: policies.id, title: policies.title });
}

export async function setPolicy(
  tx: Transaction,
  id: string,
  change: Partial<typeof policies.$inferInsert>,
): Promise<void> {
  await tx.update(policies).set(change).where(eq(policies.id, id));
}

export async function listPolicyKeys(db: Queryable): Promise<Set<string>> {
  const rows = await db.select({ key: policies.key }).from(policies);
  return new Set(rows.map(({ key }) => key));
}

/** Policies in use with the number of applications open and grants given within a scope. */
export async function listPoliciesWithUse(db: Queryable, scope: readonly string[], today: string) {
  const within = {
    applications: unionInScope(sql`a.union_id`, scope),
    grants: unionInScope(sql`g.union_id`, scope),
  };
  return db
    .select({ policy: policies, ...useOf(within) })
    .from(policies)
    .where(inUse(today))
    .orderBy(...inOrder);
}
