import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { accounts } from '@sunshine/db/schema/accounts.ts';
import { hashPassword } from '@sunshine/server/password.ts';
import { eq } from 'drizzle-orm';
import type { TestApp } from '../app.ts';
import { replyOf } from '../call.ts';
import { type GivenAccount, type GivenRole, givenAccount } from './people.ts';

/** Long and not on any list: what people in tests type. */
export const goodPassword = '石桥边上的第七棵老柳树';

let hash: Promise<string> | undefined;

/** An account that can sign in by name and password. */
export async function givenLogin(
  app: TestApp,
  loginName: string,
  roles: GivenRole[],
  options: { name?: string; personId?: string; email?: string } = {},
): Promise<GivenAccount & { loginName: string }> {
  hash ??= hashPassword(goodPassword);
  const account = await givenAccount(app, roles, options);
  await app.db
    .update(accounts)
    .set({ loginName, passwordHash: await hash, email: options.email ?? null })
    .where(eq(accounts.id, account.accountId));
  return { ...account, loginName };
}

/** Signs in as a person would. */
export async function signInAs(app: TestApp, loginName: string, password = goodPassword): Promise<SignedIn> {
  return replyOf(await app.call(sessionRoutes.signIn, { loginName, password }));
}

/** The secret at the end of a link, wherever the link stands. */
export function tokenIn(text: string): string {
  return /\/([\w-]{43})(?!\S)/.exec(text)?.[1] ?? '';
}
