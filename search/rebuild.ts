import type { Database } from '@sunshine/db/connect.ts';
import { allPositionSources } from '@sunshine/db/queries/positions/search-source.ts';
import type { PositionEngine } from './engine.ts';
import { type Drift, reconcile } from './sync.ts';

/** Builds the index anew beside the one in use, swaps, then repairs what changed meanwhile. */
export async function rebuildIndex(db: Database, engine: PositionEngine, today: string): Promise<Drift> {
  await engine.rebuild(() => allPositionSources(db, today));
  return reconcile(db, engine, today);
}
