import type { StepActor } from '@sunshine/contract/applications/vocabulary.ts';
import { asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { applicationSteps } from '../../schema/applications.ts';

/** The steps of an application, oldest first. */
export async function listSteps(db: Queryable, applicationId: string) {
  return db
    .select({
      from: applicationSteps.fromState,
      to: applicationSteps.toState,
      at: applicationSteps.at,
      by: sql<StepActor>`${applicationSteps.actorRole}`,
      note: applicationSteps.note,
    })
    .from(applicationSteps)
    .where(eq(applicationSteps.applicationId, applicationId))
    .orderBy(
      asc(applicationSteps.at),
      sql`${applicationSteps.fromState} nulls first`,
      asc(applicationSteps.id),
    );
}
export type StepRow = Awaited<ReturnType<typeof listSteps>>[number];
