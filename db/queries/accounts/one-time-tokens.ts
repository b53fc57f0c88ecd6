import type { Role, TokenPurpose } from '@sunshine/contract/accounts/vocabulary.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { oneTimeTokens } from '../../schema/accounts.ts';

export interface NewOneTimeToken {
  id: string;
  /** From server/one-time-token.ts: SHA-256 of a long token, keyed hash of a short code. */
  hash: Buffer;
  purpose: TokenPurpose;
  now: Date;
  expiresAt: Date;
  createdBy?: string | null;
  accountId?: string | null;
  personId?: string | null;
  unionId?: string | null;
  companyId?: string | null;
  role?: Role | null;
  email?: string | null;
}

export async function insertOneTimeToken(tx: Transaction, token: NewOneTimeToken): Promise<void> {
  const { now, ...row } = token;
  await tx.insert(oneTimeTokens).values({ ...row, createdAt: now });
}

export interface OneTimeTokenRow {
  id: string;
  purpose: TokenPurpose;
  accountId: string | null;
  personId: string | null;
  unionId: string | null;
  unionName: string | null;
  companyId: string | null;
  companyName: string | null;
  role: Role | null;
  email: string | null;
  createdBy: string | null;
  expiresAt: Date;
}

/** A token that can still be used; null when unknown, used, revoked or expired. `lock` holds it until commit. */
export async function findLiveToken(
  db: Queryable,
  hash: Buffer,
  now: Date,
  options: { lock: boolean },
): Promise<OneTimeTokenRow | null> {
  const rows = await db.execute<Omit<OneTimeTokenRow, 'expiresAt'> & { expiresAt: string }>(sql`
    select t.id, t.purpose, t.account_id as "accountId", t.person_id as "personId", t.union_id as "unionId",
      u.name as "unionName", t.company_id as "companyId", c.name as "companyName", t.role, t.email,
      t.created_by as "createdBy", t.expires_at as "expiresAt"
    from one_time_tokens t
    left join unions u on u.id = t.union_id
    left join companies c on c.id = t.company_id
    where t.hash = ${hash} and t.used_at is null and t.revoked_at is null
      and t.expires_at > ${now.toISOString()}::timestamptz
    ${options.lock ? sql`for update of t` : sql``}`);
  const row = rows[0];
  return row ? { ...row, expiresAt: new Date(row.expiresAt) } : null;
}

/** Uses a token up; false when another request was faster. */
export async function useToken(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(oneTimeTokens)
    .set({ usedAt: now })
    .where(and(eq(oneTimeTokens.id, id), isNull(oneTimeTokens.usedAt), isNull(oneTimeTokens.revokedAt)))
    .returning({ id: oneTimeTokens.id });
  return used.length === 1;
}

/** Gives a waiting token a new secret: the letter's worker makes it, so that no job ever carries one. */
export async function replaceTokenHash(tx: Transaction, id: string, hash: Buffer): Promise<void> {
  await tx
    .update(oneTimeTokens)
    .set({ hash })
    .where(and(eq(oneTimeTokens.id, id), isNull(oneTimeTokens.usedAt), isNull(oneTimeTokens.revokedAt)));
}

/** Revokes the waiting tokens of one purpose for one account, or all of that purpose. */
export async function revokeTokens(
  tx: Transaction,
  purpose: TokenPurpose,
  now: Date,
  accountId?: string,
): Promise<void> {
  await tx
    .update(oneTimeTokens)
    .set({ revokedAt: now })
    .where(
      and(
        eq(oneTimeTokens.purpose, purpose),
        isNull(oneTimeTokens.usedAt),
        isNull(oneTimeTokens.revokedAt),
        accountId ? eq(oneTimeTokens.accountId, accountId) : undefined,
      ),
    );
}
