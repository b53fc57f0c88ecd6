import { verificationClock } from '@sunshine/contract/companies/commitment-vocabulary.ts';
import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { companyVerifications } from '../../schema/commitments.ts';

export async function insertVerification(
  tx: Transaction,
  verification: typeof companyVerifications.$inferInsert,
): Promise<void> {
  await tx.insert(companyVerifications).values(verification);
}

/** Verifications of a company (核实), the latest first. */
export async function listVerifications(db: Queryable, companyId: string) {
  return db
    .select({
      verifiedOn: companyVerifications.verifiedOn,
      validUntil: companyVerifications.validUntil,
      note: companyVerifications.note,
    })
    .from(companyVerifications)
    .where(eq(companyVerifications.companyId, companyId))
    .orderBy(desc(companyVerifications.verifiedOn), desc(companyVerifications.id));
}

export interface EndingVerification extends Record<string, unknown> {
  id: string;
  verifiedUntil: string;
  lapsed: boolean;
}

/**
 * Marks companies whose verification ends within the time set, or has ended, as reminded today: once for each of the
 * two, however often it is asked; another copy of the process at the same work is passed by.
 */
export async function remindOfVerification(
  tx: Transaction,
  today: string,
  batch: number,
): Promise<EndingVerification[]> {
  return tx.execute<EndingVerification>(sql`
    with due as (
      select c.id from companies c
      where c.state = 'verified' and c.verified_until is not null and (
        (${today}::date > c.verified_until
          and (c.reverification_reminded_on is null or c.reverification_reminded_on <= c.verified_until))
        or (${today}::date >= c.verified_until - ${verificationClock.remindDaysBefore}::int
          and (c.reverification_reminded_on is null
            or c.reverification_reminded_on < c.verified_until - ${verificationClock.remindDaysBefore}::int)))
      order by c.id limit ${batch} for update skip locked)
    update companies c set reverification_reminded_on = ${today}::date from due where c.id = due.id
    returning c.id, c.verified_until::text as "verifiedUntil", c.verified_until < ${today}::date as lapsed`);
}
