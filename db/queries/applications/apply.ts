import { and, eq, notInArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { addJob } from '../../jobs.ts';
import { applicationSteps, applications, type SentResume } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';

const ended = ['declined', 'offerDeclined', 'withdrawn', 'closed'] as const;

const columns = {
  id: positions.id,
  title: positions.title,
  kind: positions.kind,
  employmentType: positions.employmentType,
  town: positions.town,
  state: positions.state,
  validUntil: positions.validUntil,
  firstPublishedOn: positions.firstPublishedOn,
  companyId: positions.companyId,
  companyName: companies.name,
  companyState: companies.state,
};

function positionOf(db: Queryable, id: string) {
  return db
    .select(columns)
    .from(positions)
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(eq(positions.id, id));
}

/** A position as one who may apply sees it; null while it has never been public. */
export async function readPositionToApply(db: Queryable, id: string) {
  const [row] = await positionOf(db, id);
  return row?.firstPublishedOn ? row : null;
}
export type PositionToApply = NonNullable<Awaited<ReturnType<typeof readPositionToApply>>>;

/** The same, held so that it is not closed while somebody applies. */
export async function holdPositionToApply(tx: Transaction, id: string): Promise<PositionToApply | null> {
  const [row] = await positionOf(tx, id).for('share', { of: positions });
  return row?.firstPublishedOn ? row : null;
}

/** The live application of a person for a position. */
export async function findLiveApplication(db: Queryable, personId: string, positionId: string) {
  const [row] = await db
    .select({ id: applications.id, state: applications.state })
    .from(applications)
    .where(
      and(
        eq(applications.personId, personId),
        eq(applications.positionId, positionId),
        notInArray(applications.state, [...ended]),
      ),
    );
  return row ?? null;
}

export interface NewApplication {
  id: string;
  stepId: string;
  positionId: string;
  personId: string;
  accountId: string;
  resume: SentResume;
  message: string;
  at: Date;
}

/**
 * False when a live application for the position is there already: one per person and position. The search index
 * follows, which orders positions by their open applications.
 */
export async function insertApplication(tx: Transaction, application: NewApplication): Promise<boolean> {
  const { id, stepId, positionId, personId, accountId, resume, message, at } = application;
  const rows = await tx
    .insert(applications)
    .values({ id, positionId, personId, resume, message, submittedAt: at, movedAt: at, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: applications.id });
  if (rows.length === 0) return false;
  await tx.insert(applicationSteps).values({
    id: stepId,
    applicationId: id,
    fromState: null,
    toState: 'submitted',
    at,
    actorRole: 'graduate',
    actorAccountId: accountId,
  });
  await addJob(tx, 'index-positions', { ids: [positionId] });
  return true;
}
