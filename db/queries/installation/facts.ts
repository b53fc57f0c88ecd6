import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { accounts, installation, unions } from '../../schema/index.ts';

export type FactKey =
  /** Keyed hash of a fixed word: shows whether a copy has the keys of this database. */
  | 'keyCheck'
  /** `filling` while the demo district is being made, then the day it was made. */
  | 'demo';

export async function installationFact(db: Queryable, key: FactKey): Promise<string | undefined> {
  const [row] = await db.select().from(installation).where(eq(installation.key, key));
  return row?.value;
}

/** Sets a fact that may change. */
export async function setInstallationFact(db: Queryable, key: FactKey, value: string): Promise<void> {
  await db
    .insert(installation)
    .values({ key, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } });
}

/** Sets a fact for good and answers the one that holds: of two copies starting at once the first decides. */
export async function claimInstallationFact(db: Queryable, key: FactKey, value: string): Promise<string> {
  await db.insert(installation).values({ key, value }).onConflictDoNothing();
  return (await installationFact(db, key)) ?? value;
}

/** Whether nobody has begun to use this database. */
export async function isUnused(db: Queryable): Promise<boolean> {
  const [row] = await db.execute<{ used: boolean }>(
    sql`select exists (select 1 from ${accounts}) or exists (select 1 from ${unions}) as used`,
  );
  return row?.used === false;
}
