import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Database } from './connect.ts';

const dialect = new PgDialect();

/**
 * Runs a statement that the server keeps prepared on each connection: parsed and planned once, not at every call. For
 * hot statements whose text never changes and whose best plan does not hang on their parameters; outside of
 * transactions.
 */
export async function executePrepared<Row extends Record<string, unknown>>(
  db: Database,
  statement: SQL,
): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  return db.$client.unsafe<Row[]>(sql, params as never[], { prepare: true });
}
