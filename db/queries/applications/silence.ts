import { unansweredStates } from '@sunshine/contract/applications/status.ts';
import { and, isNull, lte, sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { stateIn } from './application-columns.ts';
import { lockWaiting, type WaitingFor } from './lock-waiting.ts';

const sentOn = sql<string>`(${applications.submittedAt} at time zone 'Asia/Shanghai')::date`;
/** Days of silence an application has been reminded of already: the latest reminder's. */
const nudgedDays = sql<number>`coalesce((select max((s.at at time zone 'Asia/Shanghai')::date - ${sentOn})
  from application_steps s
  where s.application_id = ${applications.id} and s.actor_role = 'system' and s.from_state = s.to_state), 0)`;

/**
 * Applications unanswered for so many days, locked in the order of their ids; another worker's are skipped, and
 * with `unlessNudged` those of which the company was reminded at that age or later.
 */
export async function lockSilentApplications(
  tx: Transaction,
  { today, days, unlessNudged, limit }: WaitingFor,
) {
  const silent = and(
    stateIn(unansweredStates),
    isNull(applications.answeredAt),
    lte(sentOn, sql`${today}::date - ${days}::int`),
    unlessNudged ? sql`${nudgedDays} < ${days}::int` : undefined,
  );
  return lockWaiting(tx, silent, limit, {});
}
export type SilentApplication = Awaited<ReturnType<typeof lockSilentApplications>>[number];
