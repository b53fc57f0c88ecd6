import { usualInterviewMinutes } from '@sunshine/contract/applications/interview-vocabulary.ts';
import { and, asc, eq, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';
import { interviewReply, waitingLine } from './application-columns.ts';
import { lockWaiting, type WaitingFor } from './lock-waiting.ts';

const dayInShanghai = sql<string>`(${applications.interviewAt} at time zone 'Asia/Shanghai')::date`;

/** Interviews agreed or proposed for a day in Shanghai. */
export async function interviewsOfDay(db: Queryable, day: string) {
  const rows = await db
    .select({
      ...waitingLine,
      name: sql<string>`${applications.resume}->>'name'`,
      interviewAt: applications.interviewAt,
      interviewPlace: applications.interviewPlace,
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
 * them on or gives another time.
 */
export async function lockStaleInterviews(tx: Transaction, { today, days, unlessNudged, limit }: WaitingFor) {
  const stale = and(
    eq(applications.state, 'interview'),
    lte(dayInShanghai, sql`${today}::date - ${days}::int`),
    unlessNudged ? sql`not ${nudged}` : undefined,
  );
  return lockWaiting(tx, stale, limit, {});
}

/**
 * Whether the person has another interview in this time, fixed or chosen; one for which another time was asked does not
 * count. The caller holds the person, so that two companies do not ask at once.
 */
export async function hasOtherInterview(
  tx: Transaction,
  {
    personId,
    applicationId,
    from,
    until,
  }: { personId: string; applicationId: string; from: Date; until: Date },
): Promise<boolean> {
  const ends = sql`coalesce((select s.ends_at from interview_slots s
    where s.application_id = ${applications.id} and s.cancelled_at is null),
    ${applications.interviewAt} + make_interval(mins => ${usualInterviewMinutes}::int))`;
  const rows = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.personId, personId),
        ne(applications.id, applicationId),
        eq(applications.state, 'interview'),
        isNotNull(applications.interviewAt),
        sql`tstzrange(${applications.interviewAt}, ${ends}) && tstzrange(${from.toISOString()}::timestamptz, ${until.toISOString()}::timestamptz)`,
        sql`coalesce(${interviewReply}->>'answer', '') <> 'otherTime'`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Day of the latest word of either side about the interview. */
const spokenOn = sql<string>`(select (max(s.at) at time zone 'Asia/Shanghai')::date from application_steps s
  where s.application_id = ${applications.id} and s.actor_role <> 'system')`;
/** Whether the latest word is the company's: the graduate is to choose. */
const companySpokeLast = sql<boolean>`(select s.actor_role = 'recruiter' from application_steps s
  where s.application_id = ${applications.id} and s.actor_role <> 'system' order by s.at desc limit 1)`;
/** Days after it at which the latest reminder went out. */
const remindedDays = sql<number>`coalesce((select max((s.at at time zone 'Asia/Shanghai')::date - ${spokenOn})
  from application_steps s where s.application_id = ${applications.id} and s.actor_role = 'system'
    and s.to_state = 'interview'), 0)`;

/**
 * Invited to choose a slot, and so many days after the latest word still without a time; with `unlessNudged` those who are
 * to choose and were not reminded at that age. Locked in the order of their ids; another worker's are skipped.
 */
export async function lockUnchosen(tx: Transaction, { today, days, unlessNudged, limit }: WaitingFor) {
  const unchosen = and(
    eq(applications.state, 'interview'),
    isNull(applications.interviewAt),
    sql`${spokenOn} <= ${today}::date - ${days}::int`,
    unlessNudged ? sql`${companySpokeLast} and ${remindedDays} < ${days}::int` : undefined,
  );
  return lockWaiting(tx, unchosen, limit, { companySpokeLast });
}
export type UnchosenApplication = Awaited<ReturnType<typeof lockUnchosen>>[number];
