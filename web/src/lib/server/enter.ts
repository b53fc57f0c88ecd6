import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import { type RequestEvent, redirect, type ServerLoadEvent } from '@sveltejs/kit';
import { type Account, areasOf } from '#lib/session.ts';
import { areaHome, safeNext, url } from '#lib/url.ts';
import { keepTokens } from './cookies.ts';

/** Keeps the session that was just opened and goes where the person works, or wanted to go. */
export function enter(event: RequestEvent, signedIn: SignedIn, next?: string | null): never {
  keepTokens(event.cookies, signedIn);
  if (signedIn.account.mustChangePassword) redirect(303, url.accountPassword());
  redirect(303, safeNext(next, homeOf(signedIn.account)));
}

/** Sends those who are signed in already on their way. */
export function alreadyIn(event: ServerLoadEvent, next?: string | null): void {
  const { account } = event.locals;
  if (account) redirect(303, safeNext(next, homeOf(account)));
}

function homeOf(account: Account): string {
  const [area] = areasOf(account);
  return area ? areaHome(area) : url.home();
}
