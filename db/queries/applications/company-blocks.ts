import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { companyBlocks } from '../../schema/applications.ts';

/** Whether a person keeps the résumé from a company (屏蔽单位). */
export async function keepsCompanyOut(db: Queryable, personId: string, companyId: string): Promise<boolean> {
  const rows = await db
    .select({ companyId: companyBlocks.companyId })
    .from(companyBlocks)
    .where(and(eq(companyBlocks.personId, personId), eq(companyBlocks.companyId, companyId)));
  return rows.length > 0;
}
