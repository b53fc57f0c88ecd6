import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { migrationsFolder } from './migrate.ts';

export interface MigrationLevel {
  /** Name of the newest migration of this code. */
  expected: string;
  /** The database holds it. */
  reached: boolean;
}

/** Compares the newest migration of this code with what the database holds. */
export async function migrationLevel(database: Database, folder = migrationsFolder): Promise<MigrationLevel> {
  const journal = JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[];
  };
  const newest = journal.entries.at(-1);
  if (!newest) throw new Error('the journal of migrations is empty');
  const rows = await database.execute(
    sql`select 1 from drizzle.__drizzle_migrations where created_at >= ${newest.when} limit 1`,
  );
  return { expected: newest.tag, reached: rows.length === 1 };
}
