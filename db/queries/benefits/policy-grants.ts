import { and, desc, eq, inArray, isNotNull, isNull, like, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { guaranteedLoans, policies, policyGrants } from '../../schema/benefits.ts';
import { people } from '../../schema/people.ts';
import { unions } from '../../schema/unions.ts';
import { startsWith } from '../applications/scoped-applications.ts';
import { unionInScope } from '../households/scope.ts';

export type NewGrant = typeof policyGrants.$inferInsert & { id: string };

/** Day of a loan's first tranche that the bank did not take back. */
function firstTranche(loanId: SQL): SQL<string | null> {
  return sql<string | null>`(select min(t.paid_on)::text from loan_tranches t
    where t.loan_id = ${loanId} and t.sent_back_on is null)`;
}

const columns = {
  id: policyGrants.id,
  personId: policyGrants.personId,
  name: people.name,
  policyId: policyGrants.policyId,
  policyTitle: policies.title,
  category: policies.category,
  monthly: policies.monthly,
  unionId: policyGrants.unionId,
  unionName: unions.shortName,
  applicationId: policyGrants.applicationId,
  period: policyGrants.period,
  grantedOn: policyGrants.grantedOn,
  amountFen: policyGrants.amountFen,
  evidence: policyGrants.evidence,
  recordedAt: policyGrants.recordedAt,
  cancelledAt: policyGrants.cancelledAt,
  cancellationReason: policyGrants.cancellationReason,
  loanId: policyGrants.loanId,
  bank: guaranteedLoans.bank,
  contractNumber: guaranteedLoans.contractNumber,
  underPolicy: sql<boolean>`coalesce(${guaranteedLoans.policyId} is not null and ${guaranteedLoans.cancelledAt} is null, false)`,
  firstTrancheOn: firstTranche(sql`${policyGrants.loanId}`),
  paidMonths: sql<number>`(select count(*)::int from policy_instalments i
    where i.grant_id = ${policyGrants.id} and i.cancelled_at is null)`,
  lastMonth: sql<string | null>`(select max(i.month)::text from policy_instalments i
    where i.grant_id = ${policyGrants.id} and i.cancelled_at is null)`,
  paidFen: sql<string>`(select coalesce(sum(i.amount_fen), 0)::text from policy_instalments i
    where i.grant_id = ${policyGrants.id} and i.cancelled_at is null)`,
};

function rows(db: Queryable) {
  return db
    .select({ ...columns, total: sql<number>`count(*) over ()::int` })
    .from(policyGrants)
    .innerJoin(people, eq(people.id, policyGrants.personId))
    .innerJoin(policies, eq(policies.id, policyGrants.policyId))
    .innerJoin(unions, eq(unions.id, policyGrants.unionId))
    .leftJoin(guaranteedLoans, eq(guaranteedLoans.id, policyGrants.loanId));
}
export type GrantRow = Awaited<ReturnType<typeof rows>>[number];

const inScope = (scope: readonly string[]): SQL => unionInScope(sql`${policyGrants.unionId}`, scope);

export interface GrantFilter {
  q: string;
  show: 'counted' | 'monthly' | 'cancelled';
  policyId?: string | undefined;
}

/** Grants of the scope's units, latest first. */
export async function listGrantRows(
  db: Queryable,
  scope: readonly string[],
  { q, show, policyId }: GrantFilter,
  page: { limit: number; offset: number },
) {
  return rows(db)
    .where(
      and(
        inScope(scope),
        show === 'cancelled' ? isNotNull(policyGrants.cancelledAt) : isNull(policyGrants.cancelledAt),
        show === 'monthly' ? eq(policies.monthly, true) : undefined,
        q ? like(people.name, startsWith(q)) : undefined,
        policyId ? eq(policyGrants.policyId, policyId) : undefined,
      ),
    )
    .orderBy(desc(policyGrants.grantedOn), desc(policyGrants.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function readGrantRow(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<GrantRow | null> {
  const [row] = await rows(db).where(and(inScope(scope), eq(policyGrants.id, id)));
  return row ?? null;
}

/** Grants of a person that hold, latest first, whichever unit gave the help. */
export async function listGrantsOf(db: Queryable, personId: string): Promise<GrantRow[]> {
  return rows(db)
    .where(and(eq(policyGrants.personId, personId), isNull(policyGrants.cancelledAt)))
    .orderBy(desc(policyGrants.grantedOn), desc(policyGrants.id));
}

/** The grant that an application led to. */
export async function readGrantOfApplication(db: Queryable, applicationId: string): Promise<GrantRow | null> {
  const [row] = await rows(db).where(
    and(eq(policyGrants.applicationId, applicationId), isNull(policyGrants.cancelledAt)),
  );
  return row ?? null;
}

/** Periods for which persons were granted a policy. */
export async function grantedPeriods(
  db: Queryable,
  policyId: string,
  personIds: readonly string[],
): Promise<{ personId: string; period: string }[]> {
  if (personIds.length === 0) return [];
  return db
    .select({ personId: policyGrants.personId, period: policyGrants.period })
    .from(policyGrants)
    .where(
      and(
        eq(policyGrants.policyId, policyId),
        inArray(policyGrants.personId, [...personIds]),
        isNull(policyGrants.cancelledAt),
      ),
    );
}

/** Grants locked in the order of their ids, so that nobody waits in a ring; those out of scope are missing. */
export async function lockGrants(tx: Transaction, scope: readonly string[], ids: readonly string[]) {
  return tx
    .select({
      id: policyGrants.id,
      personId: policyGrants.personId,
      name: people.name,
      unionId: policyGrants.unionId,
      policyId: policyGrants.policyId,
      policyTitle: policies.title,
      monthly: policies.monthly,
      applicationId: policyGrants.applicationId,
      grantedOn: policyGrants.grantedOn,
      amountFen: policyGrants.amountFen,
      recordedAt: policyGrants.recordedAt,
      cancelledAt: policyGrants.cancelledAt,
    })
    .from(policyGrants)
    .innerJoin(people, eq(people.id, policyGrants.personId))
    .innerJoin(policies, eq(policies.id, policyGrants.policyId))
    .where(and(inScope(scope), inArray(policyGrants.id, [...ids])))
    .orderBy(policyGrants.id)
    .for('update', { of: policyGrants });
}
export type LockedGrant = Awaited<ReturnType<typeof lockGrants>>[number];

export async function insertGrant(tx: Transaction, grant: NewGrant): Promise<void> {
  await tx.insert(policyGrants).values(grant);
}

export async function cancelGrantRow(
  tx: Transaction,
  id: string,
  cancellation: { at: Date; reason: string },
): Promise<void> {
  await tx
    .update(policyGrants)
    .set({ cancelledAt: cancellation.at, cancellationReason: cancellation.reason })
    .where(eq(policyGrants.id, id));
}

/** Loans of a person that hold, with the policy each was given under and its first tranche. */
export async function listLoansOf(db: Queryable, personId: string) {
  return db
    .select({
      id: guaranteedLoans.id,
      bank: guaranteedLoans.bank,
      contractNumber: guaranteedLoans.contractNumber,
      policyId: guaranteedLoans.policyId,
      firstTrancheOn: firstTranche(sql`${guaranteedLoans.id}`),
    })
    .from(guaranteedLoans)
    .where(and(eq(guaranteedLoans.personId, personId), isNull(guaranteedLoans.cancelledAt)))
    .orderBy(desc(guaranteedLoans.approvedOn), desc(guaranteedLoans.id));
}
