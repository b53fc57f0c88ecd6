import type { AllowanceActor } from '@sunshine/contract/benefits/allowance-status.ts';
import type { AllowanceState } from '@sunshine/contract/benefits/vocabulary.ts';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { allowanceSteps, jobSeekingAllowances as allowances } from '../../schema/benefits.ts';
import { graduates } from '../../schema/households.ts';
import { people } from '../../schema/people.ts';
import { unionInScope } from '../households/scope.ts';

/** Whose allowances: those of the units of a scope, or a person's own. Anything else is missing. */
export type AllowanceOwner = { scope: readonly string[] } | { personId: string };

function ownedBy(owner: AllowanceOwner) {
  return 'scope' in owner
    ? unionInScope(sql`${allowances.unionId}`, owner.scope)
    : eq(allowances.personId, owner.personId);
}

/**
 * These allowances as far as they are the owner's, locked after their persons, both in the order of their ids, so that
 * nobody waits in a ring.
 */
export async function lockAllowances(tx: Transaction, owner: AllowanceOwner, ids: readonly string[]) {
  const mine = and(inArray(allowances.id, [...ids]), ownedBy(owner));
  const persons = tx.select({ id: allowances.personId }).from(allowances).where(mine);
  await tx
    .select({ id: graduates.personId })
    .from(graduates)
    .where(inArray(graduates.personId, persons))
    .orderBy(asc(graduates.personId))
    .for('no key update');
  return tx
    .select({ ...allowanceColumns, name: people.name })
    .from(allowances)
    .innerJoin(people, eq(people.id, allowances.personId))
    .where(mine)
    .orderBy(asc(allowances.id))
    .for('update', { of: allowances });
}
const allowanceColumns = {
  id: allowances.id,
  personId: allowances.personId,
  unionId: allowances.unionId,
  state: allowances.state,
  amountFen: allowances.amountFen,
  appliedOn: allowances.appliedOn,
  appliedBy: allowances.appliedBy,
  caseworkerId: allowances.caseworkerId,
  decidedBy: allowances.decidedBy,
  decidedAt: allowances.decidedAt,
  paidOn: allowances.paidOn,
  version: allowances.version,
};
export type LockedAllowance = Awaited<ReturnType<typeof lockAllowances>>[number];

/** The one allowance, locked; null when it is missing or another's. */
export async function lockAllowance(
  tx: Transaction,
  owner: AllowanceOwner,
  id: string,
): Promise<LockedAllowance | null> {
  const [row] = await lockAllowances(tx, owner, [id]);
  return row ?? null;
}

export type AllowancePatch = Partial<typeof allowances.$inferInsert>;

export interface AllowanceMove {
  stepId: string;
  /** Of the allowance after the step. */
  version: number;
  from: AllowanceState | null;
  to: AllowanceState;
  at: Date;
  by: AllowanceActor;
  accountId: string;
  note: string | null;
}

export async function insertAllowance(
  tx: Transaction,
  allowance: typeof allowances.$inferInsert,
): Promise<void> {
  await tx.insert(allowances).values(allowance);
}

/** Sets the state of a locked allowance, with whatever the step settles. */
export async function setAllowance(tx: Transaction, id: string, patch: AllowancePatch): Promise<void> {
  await tx
    .update(allowances)
    .set({ ...patch, version: sql`${allowances.version} + 1` })
    .where(eq(allowances.id, id));
}

export async function insertAllowanceStep(
  tx: Transaction,
  allowanceId: string,
  { stepId, version, from, to, at, by, accountId, note }: AllowanceMove,
): Promise<void> {
  await tx.insert(allowanceSteps).values({
    id: stepId,
    allowanceId,
    version,
    fromState: from,
    toState: to,
    at,
    actorRole: by,
    actorAccountId: accountId,
    note,
  });
}

/** The steps of allowances, oldest first, each with who took it. */
export async function listAllowanceSteps(db: Queryable, allowanceIds: readonly string[]) {
  return db
    .select({
      allowanceId: allowanceSteps.allowanceId,
      from: allowanceSteps.fromState,
      to: allowanceSteps.toState,
      at: allowanceSteps.at,
      by: sql<AllowanceActor>`${allowanceSteps.actorRole}`,
      name: sql<string>`coalesce(${people.name}, '')`,
      note: allowanceSteps.note,
    })
    .from(allowanceSteps)
    .leftJoin(accounts, eq(accounts.id, allowanceSteps.actorAccountId))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(inArray(allowanceSteps.allowanceId, [...allowanceIds]))
    .orderBy(asc(allowanceSteps.version));
}
export type AllowanceStepRow = Awaited<ReturnType<typeof listAllowanceSteps>>[number];
