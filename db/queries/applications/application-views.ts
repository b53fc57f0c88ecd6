import { asc, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { applicationViews } from '../../schema/applications.ts';

export interface Look {
  applicationId: string;
  /** Account of the recruiter who looked. */
  accountId: string;
  at: Date;
  /** Whether the file was opened, not only the page. */
  file?: boolean;
}

/** Keeps who at the company looked, the first and the last time; the first opening of the file stays. */
export async function noteView(
  tx: Transaction,
  { applicationId, accountId, at, file = false }: Look,
): Promise<void> {
  const fileSeenAt = file ? at : null;
  await tx
    .insert(applicationViews)
    .values({ applicationId, accountId, firstSeenAt: at, lastSeenAt: at, fileSeenAt })
    .onConflictDoUpdate({
      target: [applicationViews.applicationId, applicationViews.accountId],
      set: {
        lastSeenAt: sql`greatest(${applicationViews.lastSeenAt}, excluded.last_seen_at)`,
        fileSeenAt: sql`coalesce(${applicationViews.fileSeenAt}, excluded.file_seen_at)`,
      },
    });
}

/** Looks at an application, the first first; who it was at the company stays the company's. */
export async function listViews(db: Queryable, applicationId: string) {
  return db
    .select({
      firstSeenAt: applicationViews.firstSeenAt,
      lastSeenAt: applicationViews.lastSeenAt,
      fileSeenAt: applicationViews.fileSeenAt,
    })
    .from(applicationViews)
    .where(eq(applicationViews.applicationId, applicationId))
    .orderBy(asc(applicationViews.firstSeenAt), asc(applicationViews.accountId));
}
