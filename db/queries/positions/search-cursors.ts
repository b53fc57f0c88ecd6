import { sql } from 'drizzle-orm';
import { advisoryLocks } from '../../advisory-locks.ts';
import type { Database, Queryable } from '../../connect.ts';

/**
 * Appends changes to the log that search servers follow. One writer at a time: numbers are then given in the order in which
 * they become visible, and who read up to one has missed none before it.
 */
export async function appendChanges(db: Database, ids: readonly string[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.searchChanges})`);
    await tx.execute(
      sql`insert into position_changes (position_id) select unnest(${sql.param([...ids])}::uuid[])`,
    );
  });
}

export interface ChangesAhead {
  ids: string[];
  /** Number of the last one; the cursor's new place. */
  last: number;
}

/** The next changes after a number, in order; null when there are none. */
export async function changesAfter(db: Queryable, seq: number, limit: number): Promise<ChangesAhead | null> {
  const rows = await db.execute<{ seq: string; id: string }>(sql`
    select seq, position_id as id from position_changes where seq > ${seq} order by seq limit ${limit}`);
  const last = rows.at(-1);
  return last ? { ids: [...new Set(rows.map(({ id }) => id))], last: Number(last.seq) } : null;
}

/** Number of the last change ever appended, and of the last one that was swept. */
export async function endsOfChanges(db: Queryable): Promise<{ head: number; swept: number }> {
  const rows = await db.execute<{ head: string; swept: string }>(sql`
    with ends as (
      select (select case when is_called then last_value else 0 end from position_changes_seq_seq) as head,
        (select min(seq) - 1 from position_changes) as before)
    select head, coalesce(before, head) as swept from ends`);
  return { head: Number(rows[0]?.head ?? 0), swept: Number(rows[0]?.swept ?? 0) };
}

/** How far a server has followed; null for one never seen. */
export async function cursorOf(db: Queryable, server: string): Promise<number | null> {
  const rows = await db.execute<{ followedTo: string }>(
    sql`select followed_to as "followedTo" from search_cursors where server = ${server}`,
  );
  return rows[0] ? Number(rows[0].followedTo) : null;
}

/** What an index said of its own state when it was last known to be equal; null when it never was. */
export async function markOf(db: Queryable, server: string): Promise<string | null> {
  const rows = await db.execute<{ mark: string | null }>(
    sql`select mark from search_cursors where server = ${server}`,
  );
  return rows[0]?.mark ?? null;
}

/** Keeps what an index says of its own state, now that it is equal. */
export async function keepMark(db: Queryable, server: string, mark: string, now: Date): Promise<void> {
  await db.execute(sql`
    insert into search_cursors (server, followed_to, followed_at, mark) values (${server}, 0, ${now.toISOString()}, ${mark})
    on conflict (server) do update set mark = excluded.mark`);
}

/** Moves a cursor on, never back. */
export async function moveCursor(db: Queryable, server: string, to: number, now: Date): Promise<void> {
  await db.execute(sql`
    insert into search_cursors (server, followed_to, followed_at) values (${server}, ${to}, ${now.toISOString()})
    on conflict (server) do update set followed_at = excluded.followed_at,
      followed_to = greatest(search_cursors.followed_to, excluded.followed_to)`);
}

/** Keeps how many documents of a server a comparison had to repair; 0 ends the alarm. */
export async function noteDrift(db: Queryable, server: string, drift: number, now: Date): Promise<void> {
  await db.execute(sql`
    insert into search_cursors (server, followed_to, followed_at, drift, drifted_at)
    values (${server}, 0, ${now.toISOString()}, ${drift}, ${drift > 0 ? now.toISOString() : null})
    on conflict (server) do update set drift = excluded.drift,
      drifted_at = coalesce(excluded.drifted_at, search_cursors.drifted_at)`);
}

export interface ServerProgress {
  server: string;
  /** Changes it has not followed yet. */
  behind: number;
  /** Documents that the last comparison had to repair. */
  drift: number;
  driftedAt: string | null;
}

export async function progressOf(db: Queryable, servers: readonly string[]): Promise<ServerProgress[]> {
  const rows = await db.execute<
    Record<'server' | 'behind' | 'drift', string> & { driftedAt: string | null }
  >(sql`
    select s.server, coalesce(c.drift, 0) as drift, c.drifted_at as "driftedAt",
      (select count(*) from position_changes p where p.seq > coalesce(c.followed_to, 0)) as behind
    from unnest(${sql.param([...servers])}::text[]) as s(server) left join search_cursors c on c.server = s.server`);
  return rows.map((row) => ({
    server: row.server,
    behind: Number(row.behind),
    drift: Number(row.drift),
    driftedAt: row.driftedAt ? new Date(row.driftedAt).toISOString() : null,
  }));
}

/**
 * Removes changes that every server of ours has followed, those older than a week whoever has not, and servers that were
 * taken away. A server that comes back after its changes were swept is compared as a whole.
 */
export async function sweepChanges(db: Queryable, servers: readonly string[], before: Date): Promise<void> {
  await db.execute(sql`delete from search_cursors
    where server <> all(${sql.param([...servers])}::text[]) and followed_at < ${before.toISOString()}::timestamptz`);
  await db.execute(sql`
    delete from position_changes where changed_at < ${before.toISOString()}::timestamptz or seq <= (
      select case when count(c.server) = count(*) then min(c.followed_to) else 0 end
      from unnest(${sql.param([...servers])}::text[]) as s(server)
      left join search_cursors c on c.server = s.server)`);
}
