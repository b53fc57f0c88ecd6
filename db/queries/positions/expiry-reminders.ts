import { postingClock } from '@sunshine/contract/positions/posting-vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';

export interface EndingPosition extends Record<string, unknown> {
  id: string;
  companyId: string;
  title: string;
  validUntil: string;
  daysLeft: number;
}

/**
 * Marks open positions whose last day is near as reminded today, each once for each number of days before, however
 * often it is asked; another copy of the process at the same work is passed by. A morning that was missed is caught
 * up with, and an extension starts anew.
 */
export async function remindOfExpiry(
  tx: Transaction,
  today: string,
  batch: number,
): Promise<EndingPosition[]> {
  const marks = sql.param([...postingClock.remindDaysBefore]);
  return tx.execute<EndingPosition>(sql`
    with due as (
      select p.id from positions p
      where p.state in ('published', 'paused') and p.valid_until >= ${today}::date
        and exists (select from unnest(${marks}::int[]) as mark(days)
          where ${today}::date >= p.valid_until - mark.days
            and (p.expiry_reminded_on is null or p.expiry_reminded_on < p.valid_until - mark.days))
      order by p.id limit ${batch} for update skip locked)
    update positions p set expiry_reminded_on = ${today}::date from due where p.id = due.id
    returning p.id, p.company_id as "companyId", p.title, p.valid_until::text as "validUntil",
      p.valid_until - ${today}::date as "daysLeft"`);
}
