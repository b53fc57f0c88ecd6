import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { policyGrants, policyInstalments } from '../../schema/benefits.ts';
import { unionInScope } from '../households/scope.ts';

export type NewInstalment = typeof policyInstalments.$inferInsert & { id: string };
export type InstalmentRow = typeof policyInstalments.$inferSelect;

/** Instalments of grants by month, when asked with the cancelled ones before the one that holds. */
export async function listInstalments(
  db: Queryable,
  grantIds: readonly string[],
  { cancelled = false }: { cancelled?: boolean } = {},
): Promise<InstalmentRow[]> {
  if (grantIds.length === 0) return [];
  return db
    .select()
    .from(policyInstalments)
    .where(
      and(
        inArray(policyInstalments.grantId, [...grantIds]),
        cancelled ? undefined : isNull(policyInstalments.cancelledAt),
      ),
    )
    .orderBy(
      asc(policyInstalments.month),
      sql`${policyInstalments.cancelledAt} is null`,
      asc(policyInstalments.id),
    );
}

/** Records a month's payment; false when that month of the grant has one already. */
export async function insertInstalment(tx: Transaction, row: NewInstalment): Promise<boolean> {
  const inserted = await tx
    .insert(policyInstalments)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: policyInstalments.id });
  return inserted.length > 0;
}

/** An instalment of a grant of the scope, both locked. */
export async function lockInstalment(tx: Transaction, scope: readonly string[], id: string) {
  const [row] = await tx
    .select({ instalment: policyInstalments, unionId: policyGrants.unionId, grantId: policyGrants.id })
    .from(policyInstalments)
    .innerJoin(policyGrants, eq(policyGrants.id, policyInstalments.grantId))
    .where(and(eq(policyInstalments.id, id), unionInScope(sql`${policyGrants.unionId}`, scope)))
    .for('update');
  return row ?? null;
}

export async function cancelInstalmentRow(
  tx: Transaction,
  id: string,
  cancellation: { at: Date; reason: string },
): Promise<void> {
  await tx
    .update(policyInstalments)
    .set({ cancelledAt: cancellation.at, cancellationReason: cancellation.reason })
    .where(eq(policyInstalments.id, id));
}
