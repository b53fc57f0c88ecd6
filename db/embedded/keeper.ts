import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { advisoryLocks } from '../advisory-locks.ts';

const keeperName = 'sunshine keeper';
/** One connection that says "this server is in use" to every other process that would stop it. */
export interface Keeper {
  ensureDatabase(name: string): Promise<void>;
  /** Runs `stop` if nobody else keeps the server; the connection is closed either way. */
  leave(stop: () => Promise<void>): Promise<boolean>;
}

export async function keep(url: string): Promise<Keeper> {
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: keeperName },
  });
  await sql`select pg_advisory_lock_shared(${advisoryLocks.lastOne})`;
  await sql`select pg_advisory_unlock_shared(${advisoryLocks.lastOne})`;

  return {
    async ensureDatabase(name) {
      const [found] = await sql`select 1 from pg_database where datname = ${name}`;
      if (found) return;
      await sql`create database ${sql(name)}`.catch((error: postgres.PostgresError) => {
        // Another process starting at the same time made it.
        if (error.code !== '42P04' && error.code !== '23505') throw error;
      });
    },
    async leave(stop) {
      const alone = await isAlone(sql).catch(() => false);
      if (alone) await stop();
      await sql.end({ timeout: 1 });
      return alone;
    },
  };
}

async function isAlone(sql: postgres.Sql): Promise<boolean> {
  await sql`select pg_advisory_lock(${advisoryLocks.lastOne})`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const others = await sql`
      select 1 from pg_stat_activity where application_name = ${keeperName} and pid <> pg_backend_pid()`;
    if (others.length === 0) return true;
    // One that has just left may still be listed.
    await pause(30);
  }
  return false;
}
