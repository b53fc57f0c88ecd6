import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Database } from '../../connect.ts';
import { executePrepared } from '../../prepared.ts';
import { sharing } from '../../sharing.ts';

export interface ActorRow {
  accountId: string;
  personId: string;
  name: string;
  sessionId: string;
  mustChangePassword: boolean;
  grants: { role: Role; unionId: string | null; companyId: string | null }[];
}

interface Asked {
  sessionId: string;
  now: Date;
}

/** Requests that come at once ask in one statement; each pool has its own queue. */
const queues = new WeakMap<Database, (asked: Asked) => Promise<ActorRow | null>>();

/**
 * The person behind a living session with the roles of this moment, read after the request came, so that a
 * sign-out, a disabled account or a changed role takes effect with the very next request.
 */
export async function loadActor(db: Database, sessionId: string, now: Date): Promise<ActorRow | null> {
  let ask = queues.get(db);
  if (!ask) {
    ask = sharing((asked: readonly Asked[]) => loadActors(db, asked));
    queues.set(db, ask);
  }
  return ask({ sessionId, now });
}

async function loadActors(db: Database, asked: readonly Asked[]): Promise<(ActorRow | null)[]> {
  const sessions = asked.map(({ sessionId, now }, n) => ({ n, id: sessionId, at: now.toISOString() }));
  const rows = await executePrepared<ActorRow & { n: number } & Record<string, unknown>>(
    db,
    sql`
    select asked.n, found.* from json_to_recordset(${JSON.stringify(sessions)}::json) as asked(n int, id uuid, at timestamptz)
    -- One by one: the planner does not know how few ask at once.
    cross join lateral (
      select a.id as "accountId", a.person_id as "personId", p.name, s.id as "sessionId",
        a.must_change_password = 1 as "mustChangePassword",
        coalesce((
          select json_agg(json_build_object('role', g.role, 'unionId', g.union_id, 'companyId', g.company_id)
            order by g.granted_at, g.id)
          from role_grants g where g.account_id = a.id and g.ended_at is null), '[]') as grants
      from sessions s
      join accounts a on a.id = s.account_id and a.state = 'active'
      join people p on p.id = a.person_id
      where s.id = asked.id and s.ended_at is null and s.expires_at > asked.at limit 1) found`,
  );
  const answers: (ActorRow | null)[] = asked.map(() => null);
  for (const { n, ...row } of rows) answers[n] = row;
  return answers;
}
