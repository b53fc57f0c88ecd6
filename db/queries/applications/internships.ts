import { and, asc, desc, eq, inArray, isNotNull, isNull, like, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { internships } from '../../schema/applications.ts';
import { people } from '../../schema/people.ts';
import { positions } from '../../schema/positions.ts';
import { unionAncestry, unions } from '../../schema/unions.ts';
import { startsWith } from './scoped-applications.ts';

const columns = {
  id: internships.id,
  personId: internships.personId,
  name: people.name,
  kind: internships.kind,
  employerName: internships.employerName,
  positionTitle: positions.title,
  applicationId: internships.applicationId,
  unionId: internships.unionId,
  unionName: unions.shortName,
  confirmedOn: internships.confirmedOn,
  startOn: internships.startOn,
  endOn: internships.endOn,
  evidence: internships.evidence,
  supplementary: internships.supplementary,
  recordedAt: internships.recordedAt,
  cancelledOn: internships.cancelledOn,
  cancellationReason: internships.cancellationReason,
  endedOn: internships.endedOn,
  ended: internships.ended,
};

/** Past the planned last day, or a year on without one, and nobody has said how it ended. */
const toEnd = (today: string): SQL =>
  sql`(${internships.cancelledOn} is null and ${internships.endedOn} is null
    and coalesce(${internships.endOn}, (${internships.startOn} + interval '1 year')::date) < ${today}::date)`;

function rows(db: Queryable) {
  return db
    .select({ ...columns, total: sql<number>`count(*) over ()::int` })
    .from(internships)
    .innerJoin(people, eq(people.id, internships.personId))
    .innerJoin(unions, eq(unions.id, internships.unionId))
    .leftJoin(positions, eq(positions.id, internships.positionId));
}

function withinScope(db: Queryable, scope: readonly string[]): SQL {
  return inArray(
    internships.unionId,
    db
      .select({ id: unionAncestry.unionId })
      .from(unionAncestry)
      .where(inArray(unionAncestry.ancestorId, [...scope])),
  );
}

/** Internships and traineeships of the scope's units, latest confirmation first. */
export async function listInternships(
  db: Queryable,
  scope: readonly string[],
  filter: { q: string; show: 'counted' | 'toEnd' | 'cancelled'; today: string },
  page: { limit: number; offset: number },
) {
  return rows(db)
    .where(
      and(
        withinScope(db, scope),
        filter.show === 'cancelled' ? isNotNull(internships.cancelledOn) : isNull(internships.cancelledOn),
        filter.show === 'toEnd' ? toEnd(filter.today) : undefined,
        filter.q ? like(people.name, startsWith(filter.q)) : undefined,
      ),
    )
    .orderBy(
      ...(filter.show === 'toEnd' ? [asc(internships.endOn)] : []),
      desc(internships.confirmedOn),
      desc(internships.id),
    )
    .limit(page.limit)
    .offset(page.offset);
}
/** How many of the scope wait for somebody to say how they ended. */
export async function countToEnd(db: Queryable, scope: readonly string[], today: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(internships)
    .where(and(withinScope(db, scope), toEnd(today)));
  return row?.n ?? 0;
}
export type InternshipRow = Awaited<ReturnType<typeof listInternships>>[number];

export async function readInternship(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<InternshipRow | null> {
  const [row] = await rows(db).where(and(withinScope(db, scope), eq(internships.id, id)));
  return row ?? null;
}

/** The internship, locked; null when it is missing or out of scope. */
export async function lockInternship(tx: Transaction, scope: readonly string[], id: string) {
  const [row] = await tx
    .select()
    .from(internships)
    .where(and(withinScope(tx, scope), eq(internships.id, id)))
    .for('update');
  return row ?? null;
}

export async function insertInternship(
  tx: Transaction,
  internship: typeof internships.$inferInsert,
): Promise<void> {
  await tx.insert(internships).values(internship);
}

export async function cancelInternshipRow(
  tx: Transaction,
  id: string,
  cancellation: { on: string; reason: string },
): Promise<void> {
  await tx
    .update(internships)
    .set({ cancelledOn: cancellation.on, cancellationReason: cancellation.reason })
    .where(eq(internships.id, id));
}
