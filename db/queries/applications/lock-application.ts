import { openStates } from '@sunshine/contract/applications/status.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { graduates } from '../../schema/households.ts';
import { positions } from '../../schema/positions.ts';

/** Whose applications: a person's own, or those sent to a company. Anything else is missing. */
export type ApplicationOwner = { personId: string } | { companyId: string };

const columns = {
  id: applications.id,
  personId: applications.personId,
  state: applications.state,
  resume: applications.resume,
  interviewAt: applications.interviewAt,
  startOn: applications.startOn,
  companyConfirmedAt: applications.companyConfirmedAt,
  graduateConfirmedAt: applications.graduateConfirmedAt,
  submittedAt: applications.submittedAt,
  answeredAt: applications.answeredAt,
  positionId: positions.id,
  positionTitle: positions.title,
  positionKind: positions.kind,
  employmentType: positions.employmentType,
  preference: positions.preference,
  approvingUnionId: positions.approvingUnionId,
  companyId: positions.companyId,
  companyName: companies.name,
  companyShortName: companies.shortName,
};

function ownedBy(owner: ApplicationOwner) {
  return 'personId' in owner
    ? eq(applications.personId, owner.personId)
    : eq(positions.companyId, owner.companyId);
}

/** These applications as far as they are the owner's, locked in the order of their ids so that nobody waits in a ring. */
export async function lockApplications(tx: Transaction, owner: ApplicationOwner, ids: readonly string[]) {
  return tx
    .select(columns)
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(and(inArray(applications.id, [...ids]), ownedBy(owner)))
    .orderBy(asc(applications.id))
    .for('update', { of: applications });
}
export type LockedApplication = Awaited<ReturnType<typeof lockApplications>>[number];

/** The one application, locked; null when it is missing or another's. */
export async function lockApplication(
  tx: Transaction,
  owner: ApplicationOwner,
  id: string,
): Promise<LockedApplication | null> {
  const [row] = await lockApplications(tx, owner, [id]);
  return row ?? null;
}

/**
 * A hire touches every open application of the person: first the person, so that no new one slips in, then all of
 * them in the order of their ids. Null when the application is missing or another's.
 */
export async function lockForHire(
  tx: Transaction,
  owner: ApplicationOwner,
  id: string,
): Promise<{ application: LockedApplication; others: LockedApplication[] } | null> {
  const [seen] = await tx
    .select({ personId: applications.personId })
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .where(and(eq(applications.id, id), ownedBy(owner)));
  if (!seen) return null;
  await lockGraduate(tx, seen.personId);
  const rows = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.personId, seen.personId), inArray(applications.state, [...openStates])));
  const locked = await lockApplications(tx, seen, [...new Set([id, ...rows.map((row) => row.id)])]);
  const application = locked.find((row) => row.id === id);
  if (!application) return null;
  const open: readonly string[] = openStates;
  return { application, others: locked.filter((row) => row.id !== id && open.includes(row.state)) };
}

/** Holds the persons of these applications before the applications themselves, in the order of their ids. */
export async function lockGraduatesOf(
  tx: Transaction,
  owner: ApplicationOwner,
  ids: readonly string[],
): Promise<void> {
  const rows = await tx
    .selectDistinct({ personId: applications.personId })
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .where(and(inArray(applications.id, [...ids]), ownedBy(owner)))
    .orderBy(asc(applications.personId));
  for (const { personId } of rows) await lockGraduate(tx, personId);
}

/** Applying and hiring of one person take turns. */
export async function lockGraduate(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ personId: graduates.personId })
    .from(graduates)
    .where(eq(graduates.personId, personId))
    .for('no key update');
  return rows.length > 0;
}
