import type { AnswerRate } from '@sunshine/contract/applications/schemas.ts';
import { answerRateDays } from '@sunshine/contract/applications/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/**
 * Answer rate (答复率) of companies: of the applications of the last 90 days that were answered or whose 7 days are
 * over, the share answered within 7 days. What the graduate took back or a hire elsewhere closed in time is left out.
 */
export function answerRateRows(companyIds: SQL, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const within = sql`make_interval(days => ${answerRateDays.answeredWithin})`;
  return sql`select p.company_id, count(*)::int as received,
      count(*) filter (where a.answered_at <= a.submitted_at + ${within})::int as answered,
      round((avg(extract(epoch from a.answered_at - a.submitted_at)) / 86400)::numeric, 1)::float8 as average_days
    from positions p join applications a on a.position_id = p.id
    where p.company_id in (${companyIds})
      and a.submitted_at > ${at} - make_interval(days => ${answerRateDays.lookBack})
      and (a.answered_at is not null or a.submitted_at + ${within} <= ${at})
      and not (a.answered_at is null and a.state in ('withdrawn', 'closed') and a.moved_at <= a.submitted_at + ${within})
    group by p.company_id`;
}

/** Rates by company; a company without any due application is missing from the map. */
export async function answerRates(
  db: Queryable,
  companyIds: readonly string[],
  now: Date,
): Promise<Map<string, AnswerRate>> {
  if (companyIds.length === 0) return new Map();
  const list = sql.join(
    companyIds.map((each) => sql`${each}::uuid`),
    sql`, `,
  );
  const rows = await db.execute<{
    company_id: string;
    received: number;
    answered: number;
    average_days: number | null;
  }>(answerRateRows(list, now));
  return new Map(
    [...rows].map(({ company_id, received, answered, average_days }) => [
      company_id,
      { received, answered, percent: Math.round((100 * answered) / received), averageDays: average_days },
    ]),
  );
}

export const noAnswerRate: AnswerRate = { received: 0, answered: 0, percent: null, averageDays: null };

export async function answerRateOf(db: Queryable, companyId: string, now: Date): Promise<AnswerRate> {
  return (await answerRates(db, [companyId], now)).get(companyId) ?? noAnswerRate;
}
