import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { Cookies } from '@sveltejs/kit';
import { PUBLIC_ORIGIN } from '$app/env/private';

/** Cookies are `Secure` exactly where people reach the site over https. */
export const secureCookies = PUBLIC_ORIGIN?.startsWith('https:') ?? false;

/** A pair of tokens with their ends, as every way of signing in answers. */
export type Tokens = Pick<SignedIn, 'accessToken' | 'accessExpiresAt' | 'refreshToken' | 'refreshExpiresAt'>;

/** Keeps the session in httpOnly cookies; the page's script never sees a token. */
export function keepTokens(cookies: Cookies, tokens: Tokens): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  cookies.set('access', tokens.accessToken, { ...options, maxAge: secondsUntil(tokens.accessExpiresAt) });
  cookies.set('refresh', tokens.refreshToken, { ...options, maxAge: secondsUntil(tokens.refreshExpiresAt) });
}

/** A little less than what is left, so that a cookie is gone before its token is refused. */
function secondsUntil(instant: string): number {
  return Math.max(1, Math.floor((Date.parse(instant) - Date.now()) / 1000) - 5);
}

export function dropTokens(cookies: Cookies): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  cookies.delete('access', options);
  cookies.delete('refresh', options);
}
