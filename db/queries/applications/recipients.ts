import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { accounts, roleGrants } from '../../schema/accounts.ts';

/** Accounts that get the notices of persons: active ones, each with its person. */
export async function accountsOfPersons(db: Queryable, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .select({ accountId: accounts.id, personId: accounts.personId })
    .from(accounts)
    .where(and(inArray(accounts.personId, [...personIds]), eq(accounts.state, 'active')));
}

/** Accounts of the recruiters of companies. */
export async function recruitersOf(db: Queryable, companyIds: readonly string[]) {
  if (companyIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ accountId: roleGrants.accountId, companyId: roleGrants.companyId })
    .from(roleGrants)
    .innerJoin(accounts, and(eq(accounts.id, roleGrants.accountId), eq(accounts.state, 'active')))
    .where(
      and(
        inArray(roleGrants.companyId, [...companyIds]),
        eq(roleGrants.role, 'recruiter'),
        isNull(roleGrants.endedAt),
      ),
    );
  return rows.flatMap(({ accountId, companyId }) => (companyId ? [{ accountId, companyId }] : []));
}
