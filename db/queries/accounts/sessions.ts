import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { refreshTokens, sessions } from '../../schema/accounts.ts';

export interface NewSession {
  id: string;
  accountId: string;
  now: Date;
  expiresAt: Date;
}

export async function insertSession(tx: Transaction, session: NewSession): Promise<void> {
  const { id, accountId, now, expiresAt } = session;
  await tx.insert(sessions).values({ id, accountId, createdAt: now, expiresAt });
}

export async function insertRefreshToken(
  tx: Transaction,
  token: { hash: Buffer; sessionId: string; now: Date; expiresAt: Date },
): Promise<void> {
  const { hash, sessionId, now, expiresAt } = token;
  await tx.insert(refreshTokens).values({ hash, sessionId, createdAt: now, expiresAt });
}

export interface RefreshState {
  sessionId: string;
  accountId: string;
  sessionExpiresAt: Date;
  tokenExpiresAt: Date;
  usedAt: Date | null;
  /** The session is not ended, has not expired, and its account is not stopped. */
  alive: boolean;
}

/** Locks a refresh token and its session until commit: two uses at once come one after the other. */
export async function lockRefreshToken(
  tx: Transaction,
  hash: Buffer,
  now: Date,
): Promise<RefreshState | null> {
  const rows = await tx.execute<{
    sessionId: string;
    accountId: string;
    sessionExpiresAt: string;
    tokenExpiresAt: string;
    usedAt: string | null;
    alive: boolean;
  }>(sql`
    select s.id as "sessionId", s.account_id as "accountId", s.expires_at as "sessionExpiresAt",
      t.expires_at as "tokenExpiresAt", t.used_at as "usedAt",
      s.ended_at is null and s.expires_at > ${now.toISOString()}::timestamptz and a.state = 'active' as alive
    from refresh_tokens t
    join sessions s on s.id = t.session_id
    join accounts a on a.id = s.account_id
    where t.hash = ${hash}
    for update of t, s`);
  const row = rows[0];
  if (!row) return null;
  return {
    ...row,
    sessionExpiresAt: new Date(row.sessionExpiresAt),
    tokenExpiresAt: new Date(row.tokenExpiresAt),
    usedAt: row.usedAt === null ? null : new Date(row.usedAt),
  };
}

export async function markRefreshTokenUsed(tx: Transaction, hash: Buffer, now: Date): Promise<void> {
  await tx.update(refreshTokens).set({ usedAt: now }).where(eq(refreshTokens.hash, hash));
}

export async function endSession(
  tx: Transaction,
  sessionId: string,
  now: Date,
  because: string,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: now, endedBecause: because })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}

/** Ends every living session of an account but `keep`; returns how many. */
export async function endSessionsOf(
  tx: Transaction,
  accountId: string,
  now: Date,
  because: string,
  keep?: string,
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now, endedBecause: because })
    .where(
      and(
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        keep ? ne(sessions.id, keep) : undefined,
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

export interface LivingSession {
  id: string;
  createdAt: Date;
  expiresAt: Date;
}

export async function listLivingSessions(
  db: Queryable,
  accountId: string,
  now: Date,
): Promise<LivingSession[]> {
  return db
    .select({ id: sessions.id, createdAt: sessions.createdAt, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(asc(sessions.createdAt), asc(sessions.id));
}

/** Removes what has been over since before an instant; run by the worker. */
export async function removeOldSessions(db: Queryable, before: Date): Promise<void> {
  const until = before.toISOString();
  await db.execute(sql`
    delete from refresh_tokens t using sessions s
    where s.id = t.session_id and least(s.ended_at, s.expires_at) < ${until}::timestamptz`);
  await db.execute(sql`delete from sessions where least(ended_at, expires_at) < ${until}::timestamptz`);
}
