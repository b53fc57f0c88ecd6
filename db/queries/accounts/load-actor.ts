import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Database } from '../../connect.ts';
import { executePrepared } from '../../prepared.ts';

export interface ActorRow {
  accountId: string;
  personId: string;
  name: string;
  sessionId: string;
  mustChangePassword: boolean;
  grants: { role: Role; unionId: string | null; companyId: string | null }[];
}

/**
 * The person behind a living session with the roles of this moment, in one statement, so that a
 * sign-out, a disabled account or a changed role takes effect with the very next request.
 */
export async function loadActor(db: Database, sessionId: string, now: Date): Promise<ActorRow | null> {
  const rows = await executePrepared<ActorRow & Record<string, unknown>>(
    db,
    sql`
    select a.id as "accountId", a.person_id as "personId", p.name, s.id as "sessionId",
      a.must_change_password = 1 as "mustChangePassword",
      coalesce((
        select json_agg(json_build_object('role', g.role, 'unionId', g.union_id, 'companyId', g.company_id)
          order by g.granted_at, g.id)
        from role_grants g where g.account_id = a.id and g.ended_at is null), '[]') as grants
    from sessions s
    join accounts a on a.id = s.account_id and a.state = 'active'
    join people p on p.id = a.person_id
    where s.id = ${sessionId} and s.ended_at is null and s.expires_at > ${now.toISOString()}::timestamptz`,
  );
  return rows[0] ?? null;
}
