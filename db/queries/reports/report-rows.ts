import { and, desc, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { reports } from '../../schema/report-versions.ts';

export type ReportRow = typeof reports.$inferSelect;

/** The report of a unit: the latest version, or the one asked for; null when nothing was done to it yet. */
export async function findReport(
  db: Queryable,
  of: { campaignId: string; unionId: string; version?: number | undefined },
): Promise<ReportRow | null> {
  const [row] = await db
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.campaignId, of.campaignId),
        eq(reports.unionId, of.unionId),
        ...(of.version ? [eq(reports.version, of.version)] : []),
      ),
    )
    .orderBy(desc(reports.version))
    .limit(1);
  return row ?? null;
}

/** Every version of a unit's report, the first one first. */
export async function listVersions(
  db: Queryable,
  of: { campaignId: string; unionId: string },
): Promise<Pick<ReportRow, 'version' | 'state' | 'sealedAt'>[]> {
  return db
    .select({ version: reports.version, state: reports.state, sealedAt: reports.sealedAt })
    .from(reports)
    .where(and(eq(reports.campaignId, of.campaignId), eq(reports.unionId, of.unionId)))
    .orderBy(reports.version);
}

/** The latest version, locked until commit; made when this is the first act on it. */
export async function lockReport(
  tx: Transaction,
  first: { id: string; campaignId: string; unionId: string; now: Date },
): Promise<ReportRow> {
  const found = await lockLatest(tx, first);
  if (found) return found;
  const { now, ...row } = first;
  await tx
    .insert(reports)
    .values({ ...row, createdAt: now, updatedAt: now })
    .onConflictDoNothing();
  const made = await lockLatest(tx, first);
  if (!made) throw new Error('the report that was just made is gone');
  return made;
}

async function lockLatest(
  tx: Transaction,
  of: { campaignId: string; unionId: string },
): Promise<ReportRow | null> {
  const [row] = await tx
    .select()
    .from(reports)
    .where(and(eq(reports.campaignId, of.campaignId), eq(reports.unionId, of.unionId)))
    .orderBy(desc(reports.version))
    .limit(1)
    .for('update');
  if (!row) return null;
  // A correction opened while this waited for the sealed version is the latest one now.
  const latest = await findReport(tx, of);
  return latest && latest.id !== row.id ? lockLatest(tx, of) : row;
}

export async function changeReport(
  tx: Transaction,
  id: string,
  change: Partial<typeof reports.$inferInsert>,
): Promise<void> {
  await tx.update(reports).set(change).where(eq(reports.id, id));
}

export async function insertReport(tx: Transaction, report: typeof reports.$inferInsert): Promise<void> {
  await tx.insert(reports).values(report);
}
