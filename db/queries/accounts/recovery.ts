import { and, eq, isNotNull, or } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { people } from '../../schema/people.ts';

export interface RecoverableAccount {
  id: string;
  name: string;
  loginName: string;
  email: string;
}

/** Accounts in use with a mail address whose login name or address was typed; five at most share an address. */
export async function findRecoverableAccounts(db: Queryable, typed: string): Promise<RecoverableAccount[]> {
  const rows = await db
    .select({ id: accounts.id, name: people.name, loginName: accounts.loginName, email: accounts.email })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(
      and(
        or(eq(accounts.loginName, typed), eq(accounts.email, typed)),
        eq(accounts.state, 'active'),
        isNotNull(accounts.email),
      ),
    )
    .orderBy(accounts.createdAt)
    .limit(5);
  return rows.flatMap(({ email, ...row }) => (email === null ? [] : [{ ...row, email }]));
}
