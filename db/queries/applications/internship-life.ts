import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { internshipExtensions, internships, placements } from '../../schema/applications.ts';
import { studies } from '../../schema/households.ts';
import { people } from '../../schema/people.ts';
import { positions } from '../../schema/positions.ts';
import { unions } from '../../schema/unions.ts';

/** Extensions of an internship in the order they came. */
export async function listExtensions(db: Queryable, internshipId: string) {
  return db
    .select({
      id: internshipExtensions.id,
      fromDay: internshipExtensions.fromDay,
      untilDay: internshipExtensions.untilDay,
      evidence: internshipExtensions.evidence,
      recordedBy: people.name,
      recordedAt: internshipExtensions.recordedAt,
    })
    .from(internshipExtensions)
    .leftJoin(accounts, eq(accounts.id, internshipExtensions.recordedBy))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(eq(internshipExtensions.internshipId, internshipId))
    .orderBy(asc(internshipExtensions.recordedAt), asc(internshipExtensions.id));
}

export async function insertExtension(
  tx: Transaction,
  extension: typeof internshipExtensions.$inferInsert,
): Promise<void> {
  await tx.insert(internshipExtensions).values(extension);
}

export async function changeInternship(
  tx: Transaction,
  id: string,
  change: Partial<typeof internships.$inferInsert>,
): Promise<void> {
  await tx.update(internships).set(change).where(eq(internships.id, id));
}

/** What the page of an internship shows beyond its line of the list. */
export async function readInternshipMore(db: Queryable, id: string) {
  const [row] = await db
    .select({
      exceptionReason: internships.exceptionReason,
      endNote: internships.endNote,
      placement: { id: placements.id, startOn: placements.startOn, employerName: placements.employerName },
    })
    .from(internships)
    .leftJoin(placements, eq(placements.id, internships.placementId))
    .where(eq(internships.id, id));
  return row ?? null;
}

/** Years of graduation of a person's courses, and traineeships of theirs besides this one that began earlier. */
export async function internBefore(
  db: Queryable,
  personId: string,
  except: { id: string; startOn: string },
): Promise<{ graduationYears: number[]; traineeshipsBefore: number }> {
  const courses = await db
    .select({ year: studies.graduationYear })
    .from(studies)
    .where(and(eq(studies.personId, personId), ne(studies.state, 'dropped')));
  const [others] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(internships)
    .where(
      and(
        eq(internships.personId, personId),
        eq(internships.kind, 'traineeship'),
        ne(internships.id, except.id),
        isNull(internships.cancelledOn),
        sql`(${internships.startOn}, ${internships.id}) < (${except.startOn}::date, ${except.id}::uuid)`,
      ),
    );
  return { graduationYears: courses.map(({ year }) => year), traineeshipsBefore: others?.n ?? 0 };
}

/** A cancelled placement keeps nobody on: the internship that led to it runs again. */
export async function reopenKeptOn(tx: Transaction, placementId: string): Promise<string | null> {
  const [row] = await tx
    .update(internships)
    .set({ endedOn: null, ended: null, endNote: null, placementId: null })
    .where(eq(internships.placementId, placementId))
    .returning({ id: internships.id });
  return row?.id ?? null;
}

/** A person's own internships and traineeships, the latest first; cancelled ones never happened. */
export async function listOwnInternshipRows(db: Queryable, personId: string) {
  return db
    .select({
      id: internships.id,
      kind: internships.kind,
      employerName: internships.employerName,
      positionTitle: positions.title,
      unionName: unions.shortName,
      startOn: internships.startOn,
      endOn: internships.endOn,
      endedOn: internships.endedOn,
      ended: internships.ended,
    })
    .from(internships)
    .innerJoin(unions, eq(unions.id, internships.unionId))
    .leftJoin(positions, eq(positions.id, internships.positionId))
    .where(and(eq(internships.personId, personId), isNull(internships.cancelledOn)))
    .orderBy(desc(internships.startOn), desc(internships.id));
}
