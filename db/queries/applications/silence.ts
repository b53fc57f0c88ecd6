import { unansweredStates } from '@sunshine/contract/applications/status.ts';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';
import { stateIn } from './application-columns.ts';

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
        stateIn(unansweredStates),
        isNull(applications.answeredAt),
        lte(sentOn, sql`${today}::date - ${days}::int`),
        unlessNudged ? sql`${nudgedDays} < ${days}::int` : undefined,
      ),
    )
    .orderBy(asc(applications.id))
    .limit(limit)
    .for('update', { of: applications, skipLocked: true });
}
export type SilentApplication = Awaited<ReturnType<typeof lockSilentApplications>>[number];
