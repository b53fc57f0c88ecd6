import { fileURLToPath } from 'node:url';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import { advisoryLocks } from './advisory-locks.ts';
import { connect, disconnect } from './connect.ts';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Brings the database to the level of this code: the schema and the tables of the jobs. Runs on every start. */
export async function migrate(url: string, folder = migrationsFolder): Promise<void> {
  const database = connect(url, { max: 1, statementTimeout: 0, name: 'sunshine migration' });
  try {
    // One copy migrates while the others wait.
    await database.$client`select pg_advisory_lock(${advisoryLocks.migration})`;
    // A change of a table must not queue behind a long query and block everyone after it.
    await database.$client`set lock_timeout = '15s'`;
    await applyMigrations(database, { migrationsFolder: folder });
    await runMigrations({ connectionString: url });
  } finally {
    await disconnect(database);
  }
}
