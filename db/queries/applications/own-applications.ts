import { openStates } from '@sunshine/contract/applications/status.ts';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';
import { applicationLine, positionLine, stateIn, waitsForGraduate } from './application-columns.ts';

const columns = {
  ...applicationLine,
  waitsForYou: waitsForGraduate,
  position: positionLine,
  company: { id: companies.id, name: companies.name, shortName: companies.shortName },
};

/** A person's own applications: what waits for them, then the open ones, then the rest, newest first. */
export async function listOwnApplications(
  db: Queryable,
  personId: string,
  page: { limit: number; offset: number },
) {
  return db
    .select(columns)
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(eq(applications.personId, personId))
    .orderBy(
      desc(waitsForGraduate),
      desc(stateIn(openStates)),
      desc(applications.movedAt),
      desc(applications.id),
    )
    .limit(page.limit)
    .offset(page.offset);
}
export type OwnApplicationRow = Awaited<ReturnType<typeof listOwnApplications>>[number];

export async function countOwnApplications(db: Queryable, personId: string) {
  const [row] = await db
    .select({
      total: sql<number>`count(*)::int`,
      open: sql<number>`count(*) filter (where ${stateIn(openStates)})::int`,
      waitingForYou: sql<number>`count(*) filter (where ${waitsForGraduate})::int`,
    })
    .from(applications)
    .where(eq(applications.personId, personId));
  return row ?? { total: 0, open: 0, waitingForYou: 0 };
}

/** One application of the person's own with the contact of the company. */
export async function readOwnApplication(db: Queryable, personId: string, id: string) {
  const [row] = await db
    .select({
      ...columns,
      resume: applications.resume,
      message: applications.message,
      contactName: companies.contactName,
      contactPhone: companies.contactPhone,
    })
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(and(eq(applications.personId, personId), eq(applications.id, id)));
  return row ?? null;
}
