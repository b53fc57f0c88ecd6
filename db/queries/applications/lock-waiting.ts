import { asc, eq, type SQL } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';
import { waitingLine } from './application-columns.ts';

/**
 * Applications on which a worker acts because somebody's word is missing, with more columns where they say what to do.
 * Locked in the order of their ids; another worker's are skipped.
 */
export function lockWaiting<More extends Record<string, SQL>>(
  tx: Transaction,
  where: SQL | undefined,
  limit: number,
  more: More,
) {
  return tx
    .select({ ...waitingLine, ...more })
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(where)
    .orderBy(asc(applications.id))
    .limit(limit)
    .for('update', { of: applications, skipLocked: true });
}

/** Which of them: so many days after the latest word, and with `unlessNudged` without those reminded at that age. */
export interface WaitingFor {
  today: string;
  days: number;
  unlessNudged: boolean;
  limit: number;
}
