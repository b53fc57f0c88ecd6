import type { CompanyTag } from '@sunshine/contract/companies/vocabulary.ts';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { companyTagPeriods } from '../../schema/companies.ts';

export type TagPeriod = typeof companyTagPeriods.$inferSelect;

/** Tags of a company, the latest first; for unions only. */
export async function listTagPeriods(db: Queryable, companyId: string): Promise<TagPeriod[]> {
  return db
    .select()
    .from(companyTagPeriods)
    .where(eq(companyTagPeriods.companyId, companyId))
    .orderBy(desc(companyTagPeriods.fromDay), asc(companyTagPeriods.tag), asc(companyTagPeriods.id));
}

/** Whether the company has the tag on some day of a period; both ends included, null is open. */
export async function tagHoldsWithin(
  tx: Transaction,
  companyId: string,
  tag: CompanyTag,
  period: { fromDay: string; untilDay: string | null },
): Promise<boolean> {
  const rows = await tx
    .select({ id: companyTagPeriods.id })
    .from(companyTagPeriods)
    .where(
      and(
        eq(companyTagPeriods.companyId, companyId),
        eq(companyTagPeriods.tag, tag),
        sql`daterange(${companyTagPeriods.fromDay}, ${companyTagPeriods.untilDay}, '[]')
          && daterange(${period.fromDay}::date, ${period.untilDay}::date, '[]')`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function insertTagPeriod(
  tx: Transaction,
  period: typeof companyTagPeriods.$inferInsert,
): Promise<void> {
  await tx.insert(companyTagPeriods).values(period);
}

export async function findTagPeriod(
  tx: Transaction,
  companyId: string,
  id: string,
): Promise<TagPeriod | null> {
  const [row] = await tx
    .select()
    .from(companyTagPeriods)
    .where(and(eq(companyTagPeriods.id, id), eq(companyTagPeriods.companyId, companyId)));
  return row ?? null;
}

export async function setTagEnd(tx: Transaction, id: string, untilDay: string): Promise<void> {
  await tx.update(companyTagPeriods).set({ untilDay }).where(eq(companyTagPeriods.id, id));
}
