import { sql } from 'drizzle-orm';
import type { TestApp } from '../app.ts';

const tables = [
  'report_check_overrides',
  'report_check_notes',
  'report_comments',
  'report_reviews',
  'report_steps',
  'report_facts',
  'report_snapshots',
  'reports',
] as const;

/** Keeps all reports as they stand and puts them back, past the triggers that let nobody else do so. */
export interface ReportShelf {
  keep(name: string): Promise<void>;
  putBack(name: string): Promise<void>;
}

export async function reportShelf({ db }: TestApp): Promise<ReportShelf> {
  await db.execute(sql`create schema shelf`);
  const shelved = (name: string, table: string) => sql.raw(`shelf."${name}_${table}"`);
  return {
    async keep(name) {
      for (const table of tables) {
        await db.execute(sql`create table ${shelved(name, table)} as table ${sql.raw(table)}`);
      }
    },
    async putBack(name) {
      await db.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        for (const table of tables) await tx.execute(sql`delete from ${sql.raw(table)}`);
        for (const table of [...tables].reverse()) {
          await tx.execute(sql`insert into ${sql.raw(table)} table ${shelved(name, table)}`);
        }
      });
    },
  };
}
