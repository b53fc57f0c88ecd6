import { and, asc, desc, eq, isNotNull, isNull, like, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { guaranteedLoans, policies } from '../../schema/benefits.ts';
import { people } from '../../schema/people.ts';
import { supplementaryRecords } from '../../schema/reports.ts';
import { unions } from '../../schema/unions.ts';
import { likePrefix, unionInScope } from '../households/scope.ts';

const recorders = alias(people, 'recorders');
/** Tranches of the loan that stand: one the bank took back never happened. */
const standing = sql`from loan_tranches t where t.loan_id = ${guaranteedLoans.id} and t.sent_back_on is null`;

const columns = {
  id: guaranteedLoans.id,
  personId: guaranteedLoans.personId,
  name: people.name,
  unionId: guaranteedLoans.unionId,
  unionName: unions.shortName,
  bank: guaranteedLoans.bank,
  contractNumber: guaranteedLoans.contractNumber,
  purpose: guaranteedLoans.purpose,
  policyTitle: policies.title,
  renewalOf: guaranteedLoans.renewalOf,
  approvedOn: guaranteedLoans.approvedOn,
  approvedFen: guaranteedLoans.approvedFen,
  paidFen: sql<string>`(select coalesce(sum(t.amount_fen), 0)::text ${standing})`,
  firstPaidOn: sql<string | null>`(select min(t.paid_on)::text ${standing})`,
  evidence: guaranteedLoans.evidence,
  recordedBy: sql<string>`coalesce(${recorders.name}, '')`,
  recordedAt: guaranteedLoans.recordedAt,
  cancelledAt: guaranteedLoans.cancelledAt,
  cancellationReason: guaranteedLoans.cancellationReason,
};

function rows(db: Queryable) {
  return db
    .select({ ...columns, total: sql<number>`count(*) over ()::int` })
    .from(guaranteedLoans)
    .innerJoin(people, eq(people.id, guaranteedLoans.personId))
    .innerJoin(unions, eq(unions.id, guaranteedLoans.unionId))
    .leftJoin(policies, eq(policies.id, guaranteedLoans.policyId))
    .leftJoin(accounts, eq(accounts.id, guaranteedLoans.recordedBy))
    .leftJoin(recorders, eq(recorders.id, accounts.personId));
}
export type LoanRow = Awaited<ReturnType<typeof listLoanRows>>[number];

const shown: Record<'standing' | 'notPaid' | 'cancelled', SQL | undefined> = {
  standing: isNull(guaranteedLoans.cancelledAt),
  notPaid: and(isNull(guaranteedLoans.cancelledAt), sql`not exists (select 1 ${standing})`),
  cancelled: isNotNull(guaranteedLoans.cancelledAt),
};

/** Loans of the scope's units, latest approval first. */
export async function listLoanRows(
  db: Queryable,
  scope: readonly string[],
  filter: { q: string; show: keyof typeof shown },
  page: { limit: number; offset: number },
) {
  return rows(db)
    .where(
      and(
        unionInScope(sql`${guaranteedLoans.unionId}`, scope),
        shown[filter.show],
        filter.q ? like(people.name, likePrefix(filter.q)) : undefined,
      ),
    )
    .orderBy(desc(guaranteedLoans.approvedOn), desc(guaranteedLoans.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function readLoanRow(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<LoanRow | null> {
  const [row] = await rows(db).where(
    and(unionInScope(sql`${guaranteedLoans.unionId}`, scope), eq(guaranteedLoans.id, id)),
  );
  return row ?? null;
}

/** A person's own loans, latest first; corrected ones are not theirs to see. */
export async function listLoansOf(db: Queryable, personId: string): Promise<LoanRow[]> {
  return rows(db)
    .where(and(eq(guaranteedLoans.personId, personId), isNull(guaranteedLoans.cancelledAt)))
    .orderBy(desc(guaranteedLoans.approvedOn), desc(guaranteedLoans.id));
}

/** The contract that renews this one, if any stands. */
export async function findRenewal(db: Queryable, id: string) {
  const [row] = await db
    .select({ id: guaranteedLoans.id, contractNumber: guaranteedLoans.contractNumber })
    .from(guaranteedLoans)
    .where(and(eq(guaranteedLoans.renewalOf, id), isNull(guaranteedLoans.cancelledAt)))
    .orderBy(asc(guaranteedLoans.approvedOn))
    .limit(1);
  return row ?? null;
}

export async function findContract(db: Queryable, id: string) {
  const [row] = await db
    .select({ id: guaranteedLoans.id, contractNumber: guaranteedLoans.contractNumber })
    .from(guaranteedLoans)
    .where(eq(guaranteedLoans.id, id));
  return row ?? null;
}

/** The loan, locked; null when it is missing or out of scope. */
export async function lockLoan(tx: Transaction, scope: readonly string[], id: string) {
  const [row] = await tx
    .select()
    .from(guaranteedLoans)
    .where(and(unionInScope(sql`${guaranteedLoans.unionId}`, scope), eq(guaranteedLoans.id, id)))
    .for('update');
  return row ?? null;
}
export type LockedLoan = NonNullable<Awaited<ReturnType<typeof lockLoan>>>;

export async function insertLoan(tx: Transaction, loan: typeof guaranteedLoans.$inferInsert): Promise<void> {
  await tx.insert(guaranteedLoans).values(loan);
}

export async function cancelLoanRow(
  tx: Transaction,
  id: string,
  cancellation: { at: Date; reason: string },
): Promise<void> {
  await tx
    .update(guaranteedLoans)
    .set({ cancelledAt: cancellation.at, cancellationReason: cancellation.reason })
    .where(eq(guaranteedLoans.id, id));
}

/** Whether tranches of this contract of the person were entered as 补录 and still count. */
export async function isSupplemented(
  db: Queryable,
  personId: string,
  contractNumber: string,
): Promise<boolean> {
  const found = await db
    .select({ id: supplementaryRecords.id })
    .from(supplementaryRecords)
    .where(
      and(
        eq(supplementaryRecords.kind, 'loanTranche'),
        eq(supplementaryRecords.personId, personId),
        eq(supplementaryRecords.contractNumber, contractNumber),
        isNull(supplementaryRecords.withdrawnAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** Whether a contract of the person stands as a loan of its own. */
export async function hasLoan(db: Queryable, personId: string, contractNumber: string): Promise<boolean> {
  const found = await db
    .select({ id: guaranteedLoans.id })
    .from(guaranteedLoans)
    .where(
      and(
        eq(guaranteedLoans.personId, personId),
        eq(guaranteedLoans.contractNumber, contractNumber),
        isNull(guaranteedLoans.cancelledAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** Policies under which loans are given, in force on a day; published ones only. */
export async function listLoanPolicies(db: Queryable, day: string) {
  return db
    .select({ id: policies.id, title: policies.title })
    .from(policies)
    .where(
      and(
        eq(policies.loan, true),
        eq(policies.state, 'published'),
        sql`${day}::date between ${policies.validFrom} and coalesce(${policies.validUntil}, 'infinity')`,
      ),
    )
    .orderBy(asc(policies.title));
}
