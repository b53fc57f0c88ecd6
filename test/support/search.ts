import type { Database } from '@sunshine/db/connect.ts';
import type { PositionSearch } from '@sunshine/search/engine.ts';
import { createPositionSearch } from '@sunshine/search/position-search.ts';

/** The search of the tests: PostgreSQL over the test's own database. */
export function testSearch(db: Database): PositionSearch {
  return createPositionSearch({ db });
}
