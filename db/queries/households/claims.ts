import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { oneTimeTokens } from '../../schema/accounts.ts';
import { claimRequests } from '../../schema/households.ts';
import { unionInScope } from './scope.ts';

/** Revokes claim codes of a person that were not used: a new one replaces them. */
export async function revokeClaimCodes(tx: Transaction, personId: string, now: Date): Promise<void> {
  await tx
    .update(oneTimeTokens)
    .set({ revokedAt: now })
    .where(
      and(
        eq(oneTimeTokens.personId, personId),
        eq(oneTimeTokens.purpose, 'graduateClaim'),
        isNull(oneTimeTokens.usedAt),
        isNull(oneTimeTokens.revokedAt),
      ),
    );
}

export async function liveClaimCode(
  db: Queryable,
  personId: string,
  now: Date,
): Promise<{ createdAt: Date; expiresAt: Date } | null> {
  const rows = await db
    .select({ createdAt: oneTimeTokens.createdAt, expiresAt: oneTimeTokens.expiresAt })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.personId, personId),
        eq(oneTimeTokens.purpose, 'graduateClaim'),
        isNull(oneTimeTokens.usedAt),
        isNull(oneTimeTokens.revokedAt),
        sql`${oneTimeTokens.expiresAt} > ${now.toISOString()}::timestamptz`,
      ),
    );
  return rows[0] ?? null;
}

export async function accountOfPerson(
  db: Queryable,
  personId: string,
): Promise<{ id: string; loginName: string; lastSignInAt: string | null } | null> {
  const rows = await db.execute<{ id: string; loginName: string; lastSignInAt: string | null }>(sql`
    select id, login_name as "loginName", last_sign_in_at as "lastSignInAt" from accounts
    where person_id = ${personId} order by created_at limit 1`);
  return rows[0] ?? null;
}

/** A person of some roster whose ID number and name are these, without an account yet. */
export async function matchRoster(
  db: Queryable,
  idNumberHash: Buffer,
  name: string,
): Promise<{ personId: string; unionId: string } | null> {
  const rows = await db.execute<{ personId: string; unionId: string }>(sql`
    select p.id as "personId", x.union_id as "unionId"
    from people p join graduates gr on gr.person_id = p.id
    join lateral (
      select g.union_id, m.active from household_members m
      join household_managements g on g.household_id = m.household_id and g.until_day is null
      where m.person_id = p.id and m.left_on is null
      union all
      select s.registering_union_id, false from studies s where s.person_id = p.id and s.registering_union_id is not null
      order by 2 desc limit 1
    ) x on true
    where p.id_number_hash = ${idNumberHash} and p.name = ${name}
      and not exists (select 1 from accounts a where a.person_id = p.id)`);
  return rows[0] ?? null;
}

export async function insertClaimRequest(
  tx: Transaction,
  row: { id: string; accountId: string; personId: string | null; unionId: string | null; requestedAt: Date },
): Promise<void> {
  await tx.insert(claimRequests).values(row);
}

export interface OpenClaim {
  id: string;
  accountId: string;
  personId: string;
  unionId: string;
  accountPersonId: string;
}

/** An undecided request of the scope, held until commit. */
export async function lockClaimRequest(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<OpenClaim | null> {
  const rows = await tx.execute<OpenClaim & Record<string, unknown>>(sql`
    select c.id, c.account_id as "accountId", c.person_id as "personId", c.union_id as "unionId",
      a.person_id as "accountPersonId"
    from claim_requests c join accounts a on a.id = c.account_id
    where c.id = ${id} and c.decided_at is null and c.person_id is not null and ${unionInScope(sql`c.union_id`, scope)}
    for update of c, a`);
  return rows[0] ?? null;
}

export async function decideClaimRequest(
  tx: Transaction,
  id: string,
  decision: { decidedAt: Date; decidedBy: string; confirmed: boolean; reason: string },
): Promise<void> {
  await tx.update(claimRequests).set(decision).where(eq(claimRequests.id, id));
}

/** Ends what an account still has waiting: it was claimed another way. */
export async function closeClaimRequestsOf(
  tx: Transaction,
  accountId: string,
  at: Date,
  reason: string,
): Promise<void> {
  await tx
    .update(claimRequests)
    .set({ decidedAt: at, confirmed: false, reason })
    .where(and(eq(claimRequests.accountId, accountId), isNull(claimRequests.decidedAt)));
}

export interface ClaimRequestRow {
  id: string;
  requestedAt: string;
  unionName: string;
  accountName: string;
  loginName: string;
  rosterName: string;
  idNumber: string | null;
  school: string | null;
  personId: string;
}

export async function listOpenClaims(
  db: Queryable,
  scope: readonly string[],
  page: { limit: number; offset: number },
): Promise<{ items: ClaimRequestRow[]; total: number }> {
  const where = sql`c.decided_at is null and c.person_id is not null and ${unionInScope(sql`c.union_id`, scope)}`;
  const [items, totals] = await Promise.all([
    db.execute<ClaimRequestRow & Record<string, unknown>>(sql`
      select c.id, c.requested_at as "requestedAt", u.name as "unionName", ap.name as "accountName",
        a.login_name as "loginName", p.name as "rosterName", p.id_number_mask as "idNumber", p.id as "personId",
        (select school from studies s where s.person_id = p.id order by graduation_year desc limit 1) as school
      from claim_requests c
      join accounts a on a.id = c.account_id
      join people ap on ap.id = a.person_id
      join people p on p.id = c.person_id
      join unions u on u.id = c.union_id
      where ${where} order by c.requested_at, c.id limit ${page.limit} offset ${page.offset}`),
    db.execute<{ total: number }>(sql`select count(*)::int as total from claim_requests c where ${where}`),
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}

/** The latest request of an account, for its own page. */
export async function latestClaim(
  db: Queryable,
  accountId: string,
): Promise<{
  requestedAt: Date;
  decidedAt: Date | null;
  confirmed: boolean | null;
  reason: string | null;
} | null> {
  const rows = await db
    .select({
      requestedAt: claimRequests.requestedAt,
      decidedAt: claimRequests.decidedAt,
      confirmed: claimRequests.confirmed,
      reason: claimRequests.reason,
    })
    .from(claimRequests)
    .where(eq(claimRequests.accountId, accountId))
    .orderBy(sql`${claimRequests.requestedAt} desc`)
    .limit(1);
  return rows[0] ?? null;
}
