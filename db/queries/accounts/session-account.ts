import type { HeldRole } from '@sunshine/contract/accounts/schemas.ts';
import { roles } from '@sunshine/contract/accounts/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface SessionAccountRow {
  id: string;
  name: string;
  mustChangePassword: boolean;
  roles: HeldRole[];
  unreadNotices: number;
}

/** Who an account is, as the site's header needs it, in one statement. */
export async function loadSessionAccount(
  db: Queryable,
  accountId: string,
): Promise<SessionAccountRow | null> {
  const rows = await db.execute<SessionAccountRow & Record<string, unknown>>(sql`
    select a.id, p.name, a.must_change_password = 1 as "mustChangePassword",
      coalesce((
        select json_agg(json_build_object('role', g.role, 'unionId', g.union_id, 'unionName', u.name,
          'unionCode', u.code, 'unionKind', u.kind, 'companyId', g.company_id, 'companyName', c.name)
          order by array_position(${sql.param(keysOf(roles))}::text[], g.role), g.granted_at, g.id)
        from role_grants g
        left join unions u on u.id = g.union_id
        left join companies c on c.id = g.company_id
        where g.account_id = a.id and g.ended_at is null), '[]') as roles,
      (select count(*)::int from notices n where n.account_id = a.id and n.read_at is null) as "unreadNotices"
    from accounts a
    join people p on p.id = a.person_id
    where a.id = ${accountId}`);
  return rows[0] ?? null;
}
