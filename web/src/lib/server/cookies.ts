import type { Cookies } from '@sveltejs/kit';
import { PUBLIC_ORIGIN } from '$app/env/private';

/** Cookies are `Secure` exactly where people reach the site over https. */
export const secureCookies = PUBLIC_ORIGIN?.startsWith('https:') ?? false;

const refreshDays = 30;

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Seconds until a token ends, read from its own claim and not trusted for anything else. */
function secondsLeft(token: string): number {
  const payload = token.split('.')[1];
  if (!payload) return 0;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return 0;
    return Math.max(0, Math.floor(Number(claims.exp) - Date.now() / 1000));
  } catch {
    return 0;
  }
}

/** Keeps the session in httpOnly cookies; the page's script never sees a token. */
export function keepTokens(cookies: Cookies, tokens: Tokens): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  cookies.set('access', tokens.accessToken, {
    ...options,
    maxAge: Math.max(1, secondsLeft(tokens.accessToken) - 10),
  });
  cookies.set('refresh', tokens.refreshToken, { ...options, maxAge: refreshDays * 24 * 60 * 60 });
}

export function dropTokens(cookies: Cookies): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  cookies.delete('access', options);
  cookies.delete('refresh', options);
}
