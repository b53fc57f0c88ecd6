import type { Database } from '@sunshine/db/connect.ts';

/** The statements a piece of work sends through this pool, without those that open and close transactions. */
export async function statementsOf(db: Database, work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  // postgres.js reads `debug` at every query; its type calls the options read-only.
  const options = db.$client.options as { debug: unknown };
  const before = options.debug;
  options.debug = (_connection: number, query: string) => void seen.push(query);
  try {
    await work();
  } finally {
    options.debug = before;
  }
  return seen.filter((query) => !/^\s*(begin|commit|rollback|savepoint|select b\.oid)/i.test(query));
}
