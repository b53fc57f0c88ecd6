import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { campaigns } from '../../schema/reports.ts';

export type CampaignRow = typeof campaigns.$inferSelect;

/** Campaigns of a form, latest year first. */
export async function listCampaignsOf(db: Queryable, form: FormKey): Promise<CampaignRow[]> {
  return db.select().from(campaigns).where(eq(campaigns.form, form)).orderBy(desc(campaigns.year));
}

export async function findCampaignBefore(
  db: Queryable,
  form: FormKey,
  year: number,
): Promise<CampaignRow | null> {
  const [row] = await db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.form, form), lt(campaigns.year, year)))
    .orderBy(desc(campaigns.year))
    .limit(1);
  return row ?? null;
}

export async function insertCampaign(
  tx: Transaction,
  campaign: typeof campaigns.$inferInsert,
): Promise<void> {
  await tx.insert(campaigns).values(campaign);
}
