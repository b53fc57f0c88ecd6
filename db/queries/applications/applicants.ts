import {
  type ApplicantGroup,
  applicantGroups,
  unansweredStates,
} from '@sunshine/contract/applications/status.ts';
import { silenceDays } from '@sunshine/contract/applications/vocabulary.ts';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { positions } from '../../schema/positions.ts';
import { applicationLine, stateIn } from './application-columns.ts';

export interface ApplicantFilter {
  companyId: string;
  positionId: string | undefined;
}

function sentTo({ companyId, positionId }: ApplicantFilter): SQL | undefined {
  return and(
    eq(positions.companyId, companyId),
    positionId ? eq(applications.positionId, positionId) : undefined,
  );
}

/** The graduate's person is not among the columns: a company knows the application and what was sent with it. */
const columns = {
  ...applicationLine,
  positionId: positions.id,
  positionTitle: positions.title,
  resume: applications.resume,
  message: applications.message,
};

/** Applicants of one tab; those who wait for an answer come first who waited longest. */
export async function listApplicants(
  db: Queryable,
  filter: ApplicantFilter & { group: ApplicantGroup },
  page: { limit: number; offset: number },
) {
  const waiting = filter.group === 'waiting';
  return db
    .select(columns)
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .where(and(sentTo(filter), stateIn(applicantGroups[filter.group].states)))
    .orderBy(
      waiting ? asc(applications.submittedAt) : desc(applications.movedAt),
      waiting ? asc(applications.id) : desc(applications.id),
    )
    .limit(page.limit)
    .offset(page.offset);
}
export type ApplicantRow = Awaited<ReturnType<typeof listApplicants>>[number];

export async function readApplicant(
  db: Queryable,
  companyId: string,
  id: string,
): Promise<ApplicantRow | null> {
  const [row] = await db
    .select(columns)
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .where(and(eq(positions.companyId, companyId), eq(applications.id, id)));
  return row ?? null;
}

/** How many in each tab, and how many have waited for three days and more. */
export async function countApplicants(db: Queryable, filter: ApplicantFilter, today: string) {
  const rows = await db
    .select({
      state: applications.state,
      count: sql<number>`count(*)::int`,
      overdue: sql<number>`count(*) filter (where ${stateIn(unansweredStates)}
        and (${applications.submittedAt} at time zone 'Asia/Shanghai')::date
          <= ${today}::date - ${silenceDays.firstNudge}::int)::int`,
    })
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .where(sentTo(filter))
    .groupBy(applications.state);
  const counts = Object.fromEntries(Object.keys(applicantGroups).map((group) => [group, 0])) as Record<
    ApplicantGroup,
    number
  >;
  let overdue = 0;
  for (const row of rows) {
    overdue += row.overdue;
    for (const [group, { states }] of Object.entries(applicantGroups)) {
      if ((states as readonly string[]).includes(row.state)) counts[group as ApplicantGroup] += row.count;
    }
  }
  return { counts, overdue };
}

/** A company's own position above its applicants. */
export async function readPositionOfApplicants(db: Queryable, companyId: string, positionId: string) {
  const [row] = await db
    .select({
      id: positions.id,
      title: positions.title,
      headcount: positions.headcount,
      hired: sql<number>`(select count(*)::int from applications a where a.position_id = ${positions.id} and a.state = 'hired')`,
    })
    .from(positions)
    .where(and(eq(positions.companyId, companyId), eq(positions.id, positionId)));
  return row ?? null;
}
