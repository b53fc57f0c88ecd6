import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { loanRepayments, loanTranches } from '../../schema/benefits.ts';
import { people } from '../../schema/people.ts';

const recordedBy = sql<string>`coalesce(${people.name}, '')`;

/** Tranches of loans in the order of their days, those sent back too. */
export async function listTranches(db: Queryable, loanIds: readonly string[]) {
  return db
    .select({
      id: loanTranches.id,
      loanId: loanTranches.loanId,
      paidOn: loanTranches.paidOn,
      amountFen: loanTranches.amountFen,
      evidence: loanTranches.evidence,
      sentBackOn: loanTranches.sentBackOn,
      sentBackReason: loanTranches.sentBackReason,
      recordedBy,
      recordedAt: loanTranches.recordedAt,
    })
    .from(loanTranches)
    .leftJoin(accounts, eq(accounts.id, loanTranches.recordedBy))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(sql`${loanTranches.loanId} = any(${sql.param([...loanIds])}::uuid[])`)
    .orderBy(asc(loanTranches.paidOn), asc(loanTranches.id));
}
export type TrancheRow = Awaited<ReturnType<typeof listTranches>>[number];

export async function listRepayments(db: Queryable, loanId: string) {
  return db
    .select({
      id: loanRepayments.id,
      paidOn: loanRepayments.paidOn,
      amountFen: loanRepayments.amountFen,
      recordedBy,
      cancellationReason: loanRepayments.cancellationReason,
    })
    .from(loanRepayments)
    .leftJoin(accounts, eq(accounts.id, loanRepayments.recordedBy))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(eq(loanRepayments.loanId, loanId))
    .orderBy(asc(loanRepayments.paidOn), asc(loanRepayments.id));
}
export type RepaymentRow = Awaited<ReturnType<typeof listRepayments>>[number];

export async function insertTranche(
  tx: Transaction,
  tranche: typeof loanTranches.$inferInsert,
): Promise<void> {
  await tx.insert(loanTranches).values(tranche);
}

export async function sendBackTrancheRow(
  tx: Transaction,
  id: string,
  back: { on: string; reason: string },
): Promise<void> {
  await tx
    .update(loanTranches)
    .set({ sentBackOn: back.on, sentBackReason: back.reason })
    .where(eq(loanTranches.id, id));
}

export async function insertRepayment(
  tx: Transaction,
  repayment: typeof loanRepayments.$inferInsert,
): Promise<void> {
  await tx.insert(loanRepayments).values(repayment);
}

/** Cancels a mistaken repayment of a loan; false when there is none that stands. */
export async function cancelRepaymentRow(
  tx: Transaction,
  of: { loanId: string; id: string },
  cancellation: { at: Date; reason: string },
): Promise<boolean> {
  const changed = await tx
    .update(loanRepayments)
    .set({ cancelledAt: cancellation.at, cancellationReason: cancellation.reason })
    .where(
      and(
        eq(loanRepayments.id, of.id),
        eq(loanRepayments.loanId, of.loanId),
        isNull(loanRepayments.cancelledAt),
      ),
    )
    .returning({ id: loanRepayments.id });
  return changed.length > 0;
}
