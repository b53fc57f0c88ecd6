import { openStates } from '@sunshine/contract/applications/status.ts';
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { applications, companyBlocks } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';

const of = (personId: string, companyId: string) =>
  and(eq(companyBlocks.personId, personId), eq(companyBlocks.companyId, companyId));

/** Whether a person keeps the résumé from a company (屏蔽单位). */
export async function keepsCompanyOut(db: Queryable, personId: string, companyId: string): Promise<boolean> {
  const rows = await db
    .select({ companyId: companyBlocks.companyId })
    .from(companyBlocks)
    .where(of(personId, companyId));
  return rows.length > 0;
}

/** Companies a person blocked, the latest first. */
export async function listBlocks(db: Queryable, personId: string) {
  return db
    .select({ companyId: companyBlocks.companyId, name: companies.name, blockedAt: companyBlocks.createdAt })
    .from(companyBlocks)
    .innerJoin(companies, eq(companies.id, companyBlocks.companyId))
    .where(eq(companyBlocks.personId, personId))
    .orderBy(desc(companyBlocks.createdAt), asc(companies.name))
    .limit(500);
}

/** Whether anybody can have seen the company: one of its positions was public once. */
export async function isPublicCompany(db: Queryable, companyId: string): Promise<boolean> {
  const rows = await db
    .select({ id: positions.id })
    .from(positions)
    .where(and(eq(positions.companyId, companyId), isNotNull(positions.firstPublishedOn)))
    .limit(1);
  return rows.length > 0;
}

/** A person's applications to a company in which something may still happen. */
export async function openApplicationsTo(db: Queryable, personId: string, companyId: string) {
  return db
    .select({ id: applications.id, title: positions.title, state: applications.state })
    .from(applications)
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .where(
      and(
        eq(applications.personId, personId),
        eq(positions.companyId, companyId),
        inArray(applications.state, [...openStates]),
      ),
    )
    .orderBy(asc(applications.submittedAt), asc(applications.id));
}

/** False when the company was blocked already. */
export async function insertBlock(
  tx: Transaction,
  personId: string,
  companyId: string,
  createdAt: Date,
): Promise<boolean> {
  const rows = await tx
    .insert(companyBlocks)
    .values({ personId, companyId, createdAt })
    .onConflictDoNothing()
    .returning({ companyId: companyBlocks.companyId });
  return rows.length > 0;
}

/** False when it was not blocked. */
export async function deleteBlock(tx: Transaction, personId: string, companyId: string): Promise<boolean> {
  const rows = await tx
    .delete(companyBlocks)
    .where(of(personId, companyId))
    .returning({ companyId: companyBlocks.companyId });
  return rows.length > 0;
}
