import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { accounts, roleGrants, sessions } from '@sunshine/db/schema/accounts.ts';
import { graduates } from '@sunshine/db/schema/households.ts';
import { people } from '@sunshine/db/schema/people.ts';
import type { TestApp } from '../app.ts';
import type { Caller } from '../call.ts';

export interface GivenAccount extends Caller {
  accountId: string;
  personId: string;
  sessionId: string;
  name: string;
}

export interface GivenRole {
  role: Role;
  unionId?: string;
  companyId?: string;
}

let names = 0;

/** An account with its roles and a living session. The password hash is no hash: sign-in tests make their own. */
export async function givenAccount(
  { db, services, clock }: TestApp,
  roles: GivenRole[],
  options: { name?: string; personId?: string } = {},
): Promise<GivenAccount> {
  names += 1;
  const now = clock.now();
  const name = options.name ?? `测试${names}`;
  const [accountId, sessionId] = [services.newId(now), services.newId(now)];
  const personId = options.personId ?? services.newId(now);
  if (!options.personId) await db.insert(people).values({ id: personId, name });
  await db
    .insert(accounts)
    .values({ id: accountId, personId, loginName: `user${names}-${accountId}`, passwordHash: '-' });
  if (roles.length > 0) await db.insert(roleGrants).values(roles.map((role) => ({ accountId, ...role })));
  const isGraduate = roles.some(({ role }) => role === 'graduate');
  if (isGraduate) await db.insert(graduates).values({ personId }).onConflictDoNothing();
  const expiresAt = new Date(now.getTime() + 365 * 86_400_000);
  await db.insert(sessions).values({ id: sessionId, accountId, expiresAt });
  return { accountId, personId, sessionId, name, token: services.signAccessToken({ sessionId, accountId }) };
}
