import type { HeldRole, SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import { unionRoles } from '@sunshine/contract/accounts/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { setLastSignIn } from '@sunshine/db/queries/accounts/accounts.ts';
import { loadSessionAccount } from '@sunshine/db/queries/accounts/session-account.ts';
import { insertRefreshToken, insertSession } from '@sunshine/db/queries/accounts/sessions.ts';
import type { Context } from './context.ts';
import { newToken } from './one-time-token.ts';
import { accessTokenMinutes } from './plugins/auth.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long a session lasts at most, and how long it survives without being used. */
const lifetimes = {
  /** Those who see others' data: a working day, and an hour's pause (等保: 闲置退出). */
  staff: { total: 12 * hour, idle: hour },
  everyone: { total: 30 * 24 * hour, idle: 14 * 24 * hour },
} as const;

export function lifetimeOf(roles: readonly Pick<HeldRole, 'role'>[]): { total: number; idle: number } {
  const staff: readonly string[] = unionRoles;
  return roles.some(({ role }) => staff.includes(role)) ? lifetimes.staff : lifetimes.everyone;
}

/** Opens a session for an account whose identity has just been proven; the caller audits how. */
export async function startSession(ctx: Context, tx: Transaction, accountId: string): Promise<SignedIn> {
  const account = await loadSessionAccount(tx, accountId);
  if (!account) throw new Error('a session needs an account');
  const now = ctx.now();
  const sessionId = ctx.id();
  await setLastSignIn(tx, accountId, now);
  const { total } = lifetimeOf(account.roles);
  const expiresAt = new Date(now.getTime() + total);
  await insertSession(tx, { id: sessionId, accountId, now, expiresAt });
  const tokens = await issueTokens(ctx, tx, { sessionId, accountId, expiresAt, roles: account.roles });
  return { ...tokens, account };
}

/** A fresh pair of tokens for a living session. */
export async function issueTokens(
  ctx: Context,
  tx: Transaction,
  session: {
    sessionId: string;
    accountId: string;
    expiresAt: Date;
    roles: readonly Pick<HeldRole, 'role'>[];
  },
): Promise<Omit<SignedIn, 'account'>> {
  const { sessionId, accountId, expiresAt, roles } = session;
  const now = ctx.now();
  const { token, hash } = newToken();
  const refreshExpiresAt = new Date(Math.min(expiresAt.getTime(), now.getTime() + lifetimeOf(roles).idle));
  await insertRefreshToken(tx, { hash, sessionId, now, expiresAt: refreshExpiresAt });
  return {
    accessToken: ctx.signAccessToken({ sessionId, accountId }),
    accessExpiresAt: new Date(now.getTime() + accessTokenMinutes * minute).toISOString(),
    refreshToken: token,
    refreshExpiresAt: refreshExpiresAt.toISOString(),
  };
}
