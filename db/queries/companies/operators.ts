import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts, oneTimeTokens, roleGrants } from '../../schema/accounts.ts';
import { people } from '../../schema/people.ts';

/** Accounts that act for a company today, the longest-serving first. */
export async function listOperators(db: Queryable, companyId: string) {
  return db
    .select({
      accountId: accounts.id,
      name: people.name,
      loginName: accounts.loginName,
      since: roleGrants.grantedAt,
    })
    .from(roleGrants)
    .innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(and(eq(roleGrants.companyId, companyId), eq(accounts.state, 'active'), isNull(roleGrants.endedAt)))
    .orderBy(asc(roleGrants.grantedAt), asc(roleGrants.id));
}

/** Ends an operator's role; false when the account holds none. */
export async function endOperator(
  tx: Transaction,
  companyId: string,
  accountId: string,
  now: Date,
): Promise<boolean> {
  const ended = await tx
    .update(roleGrants)
    .set({ endedAt: now })
    .where(
      and(
        eq(roleGrants.companyId, companyId),
        eq(roleGrants.accountId, accountId),
        isNull(roleGrants.endedAt),
      ),
    )
    .returning({ id: roleGrants.id });
  return ended.length > 0;
}

const waiting = (companyId: string, now: Date) =>
  and(
    eq(oneTimeTokens.companyId, companyId),
    eq(oneTimeTokens.purpose, 'invitation'),
    isNull(oneTimeTokens.usedAt),
    isNull(oneTimeTokens.revokedAt),
    gt(oneTimeTokens.expiresAt, now),
  );

/** Invitations of a company that can still be accepted, newest first. */
export async function listCompanyInvitations(db: Queryable, companyId: string, now: Date) {
  return db
    .select({
      id: oneTimeTokens.id,
      email: oneTimeTokens.email,
      createdAt: oneTimeTokens.createdAt,
      expiresAt: oneTimeTokens.expiresAt,
    })
    .from(oneTimeTokens)
    .where(waiting(companyId, now))
    .orderBy(desc(oneTimeTokens.createdAt), desc(oneTimeTokens.id))
    .limit(100);
}

/** Takes a waiting invitation back; false when there is none. */
export async function revokeCompanyInvitation(
  tx: Transaction,
  companyId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const revoked = await tx
    .update(oneTimeTokens)
    .set({ revokedAt: now })
    .where(and(eq(oneTimeTokens.id, id), waiting(companyId, now)))
    .returning({ id: oneTimeTokens.id });
  return revoked.length > 0;
}
