import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';

const dayInShanghai = sql<string>`(${applications.interviewAt} at time zone 'Asia/Shanghai')::date`;

/** Interviews agreed or proposed for a day in Shanghai. */
export async function interviewsOfDay(db: Queryable, day: string) {
  const rows = await db
    .select({
      id: applications.id,
      personId: applications.personId,
      name: sql<string>`${applications.resume}->>'name'`,
      interviewAt: applications.interviewAt,
      interviewPlace: applications.interviewPlace,
      positionTitle: positions.title,
      companyId: positions.companyId,
      companyShortName: companies.shortName,
    })
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(
      and(
        eq(applications.state, 'interview'),
        isNotNull(applications.interviewAt),
        sql`${dayInShanghai} = ${day}::date`,
      ),
    )
    .orderBy(asc(applications.interviewAt), asc(applications.id));
  return rows.flatMap(({ interviewAt, ...row }) => (interviewAt ? [{ ...row, interviewAt }] : []));
}

/** Whether the company was reminded of this interview. */
const nudged = sql`exists (select from application_steps s
  where s.application_id = ${applications.id} and s.actor_role = 'system' and s.to_state = 'interview'
    and s.at > ${applications.interviewAt})`;

/**
 * Applications whose interview was so many days ago and of which nothing was heard since: the company's next word moves
 * them on or gives another time. Locked in the order of their ids; another worker's are skipped.
 */
export async function lockStaleInterviews(
  tx: Transaction,
  { today, days, unlessNudged, limit }: { today: string; days: number; unlessNudged: boolean; limit: number },
) {
  return tx
    .select({
      id: applications.id,
      personId: applications.personId,
      state: applications.state,
      positionTitle: positions.title,
      companyId: positions.companyId,
      companyShortName: companies.shortName,
    })
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(
      and(
        eq(applications.state, 'interview'),
        lte(dayInShanghai, sql`${today}::date - ${days}::int`),
        unlessNudged ? sql`not ${nudged}` : undefined,
      ),
    )
    .orderBy(asc(applications.id))
    .limit(limit)
    .for('update', { of: applications, skipLocked: true });
}
