import type { Database } from './connect.ts';
import { migrate } from './migrate.ts';

/** Empties the database and migrates it again: only for one that holds nothing but a half-made demo. */
export async function startOver(database: Database, url: string): Promise<void> {
  const sql = database.$client;
  await sql.unsafe('drop schema if exists graphile_worker, drizzle, public cascade; create schema public');
  await migrate(url);
}
