import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { allowanceReturns } from '../../schema/benefits.ts';
import { people } from '../../schema/people.ts';

/** Money of an allowance that came back, in the order of its days; cancelled entries too. */
export async function listReturns(db: Queryable, allowanceId: string) {
  return db
    .select({
      id: allowanceReturns.id,
      returnedOn: allowanceReturns.returnedOn,
      amountFen: allowanceReturns.amountFen,
      reason: allowanceReturns.reason,
      recordedBy: sql<string>`coalesce(${people.name}, '')`,
      cancelledAt: allowanceReturns.cancelledAt,
      cancellationReason: allowanceReturns.cancellationReason,
    })
    .from(allowanceReturns)
    .leftJoin(accounts, eq(accounts.id, allowanceReturns.recordedBy))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(eq(allowanceReturns.allowanceId, allowanceId))
    .orderBy(asc(allowanceReturns.returnedOn), asc(allowanceReturns.id));
}
export type ReturnRow = Awaited<ReturnType<typeof listReturns>>[number];

export async function insertReturn(
  tx: Transaction,
  back: typeof allowanceReturns.$inferInsert,
): Promise<void> {
  await tx.insert(allowanceReturns).values(back);
}

/** Cancels a mistaken entry; false when it was cancelled before. */
export async function cancelReturnRow(
  tx: Transaction,
  id: string,
  cancellation: { at: Date; reason: string },
): Promise<boolean> {
  const changed = await tx
    .update(allowanceReturns)
    .set({ cancelledAt: cancellation.at, cancellationReason: cancellation.reason })
    .where(and(eq(allowanceReturns.id, id), isNull(allowanceReturns.cancelledAt)))
    .returning({ id: allowanceReturns.id });
  return changed.length > 0;
}
