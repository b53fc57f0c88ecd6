import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';

export interface WaitingInvitation {
  email: string;
  role: Role;
  unionName: string | null;
  companyName: string | null;
  expiresAt: Date;
}

/** An invitation with an address that is neither used, revoked nor expired. */
export async function findWaitingInvitation(
  db: Queryable,
  id: string,
  now: Date,
): Promise<WaitingInvitation | null> {
  const rows = await db.execute<Omit<WaitingInvitation, 'expiresAt'> & { expiresAt: string }>(sql`
    select t.email, t.role, u.name as "unionName", c.name as "companyName", t.expires_at as "expiresAt"
    from one_time_tokens t
    left join unions u on u.id = t.union_id
    left join companies c on c.id = t.company_id
    where t.id = ${id} and t.purpose = 'invitation' and t.email is not null
      and t.used_at is null and t.revoked_at is null and t.expires_at > ${now.toISOString()}::timestamptz`);
  const row = rows[0];
  return row ? { ...row, expiresAt: new Date(row.expiresAt) } : null;
}

export interface InvitationRow {
  id: string;
  role: Role;
  unionId: string;
  unionName: string;
  email: string | null;
  createdAt: string;
  expiresAt: string;
}

/** Waiting invitations to unions of a scope, newest first; a hundred at most. */
export async function listWaitingInvitations(
  db: Queryable,
  scope: readonly string[],
  now: Date,
): Promise<InvitationRow[]> {
  return db.execute<InvitationRow & Record<string, unknown>>(sql`
    select t.id, t.role, t.union_id as "unionId", u.name as "unionName", t.email,
      to_json(t.created_at) #>> '{}' as "createdAt", to_json(t.expires_at) #>> '{}' as "expiresAt"
    from one_time_tokens t
    join unions u on u.id = t.union_id
    where t.purpose = 'invitation' and t.used_at is null and t.revoked_at is null
      and t.expires_at > ${now.toISOString()}::timestamptz
      and exists (select 1 from union_ancestry a
        where a.union_id = t.union_id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))
    order by t.created_at desc, t.id
    limit 100`);
}

/** Revokes a waiting invitation to a union of the scope; its union, or null when there is none. */
export async function revokeInvitationIn(
  tx: Transaction,
  scope: readonly string[],
  id: string,
  now: Date,
): Promise<{ unionId: string; role: Role } | null> {
  const rows = await tx.execute<{ unionId: string; role: Role }>(sql`
    update one_time_tokens t set revoked_at = ${now.toISOString()}::timestamptz
    where t.id = ${id} and t.purpose = 'invitation' and t.used_at is null and t.revoked_at is null
      and exists (select 1 from union_ancestry a
        where a.union_id = t.union_id and a.ancestor_id = any(${sql.param(scope)}::uuid[]))
    returning t.union_id as "unionId", t.role`);
  return rows[0] ?? null;
}
