import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { BrowserContext } from 'playwright-core';
import { goodPassword } from './given/accounts.ts';

/** Signs in at a running site as a person would, without the page. */
export async function signInAt(
  origin: string,
  loginName: string,
  password = goodPassword,
): Promise<SignedIn> {
  const reply = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password }),
  });
  if (reply.status !== 200) throw new Error(`${loginName} could not sign in: ${await reply.text()}`);
  return (await reply.json()) as SignedIn;
}

/** Puts a session into a browser, as the site's own sign-in does. */
export async function keepSession(
  context: BrowserContext,
  origin: string,
  { accessToken, refreshToken }: SignedIn,
): Promise<void> {
  const cookie = { url: origin, httpOnly: true, sameSite: 'Lax' as const };
  await context.addCookies([
    { ...cookie, name: 'access', value: accessToken },
    { ...cookie, name: 'refresh', value: refreshToken },
  ]);
}
