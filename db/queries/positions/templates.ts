import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { companies } from '../../schema/companies.ts';
import { positionTemplates } from '../../schema/postings.ts';

export type TemplateRow = typeof positionTemplates.$inferSelect;

const of = (companyId: string, id: string) =>
  and(eq(positionTemplates.id, id), eq(positionTemplates.companyId, companyId));

export async function listTemplateRows(db: Queryable, companyId: string): Promise<TemplateRow[]> {
  return db
    .select()
    .from(positionTemplates)
    .where(eq(positionTemplates.companyId, companyId))
    .orderBy(asc(positionTemplates.name), asc(positionTemplates.id));
}

/** One writer of a company's templates at a time. */
export async function lockTemplates(tx: Transaction, companyId: string): Promise<void> {
  await tx.execute(sql`select 1 from ${companies} where ${companies.id} = ${companyId} for no key update`);
}

export async function countTemplates(tx: Transaction, companyId: string): Promise<number> {
  return tx.$count(positionTemplates, eq(positionTemplates.companyId, companyId));
}

export async function findTemplate(
  tx: Queryable,
  companyId: string,
  id: string,
): Promise<TemplateRow | null> {
  const [row] = await tx.select().from(positionTemplates).where(of(companyId, id));
  return row ?? null;
}

export async function insertTemplate(
  tx: Transaction,
  template: typeof positionTemplates.$inferInsert,
): Promise<void> {
  await tx.insert(positionTemplates).values(template);
}

/** False when the company has no such template. */
export async function setTemplateName(
  tx: Transaction,
  companyId: string,
  id: string,
  name: string,
  now: Date,
): Promise<boolean> {
  const set = await tx
    .update(positionTemplates)
    .set({ name, updatedAt: now })
    .where(of(companyId, id))
    .returning({ id: positionTemplates.id });
  return set.length > 0;
}

export async function deleteTemplate(tx: Transaction, companyId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(positionTemplates)
    .where(of(companyId, id))
    .returning({ id: positionTemplates.id });
  return gone.length > 0;
}
