import type { Database } from '@sunshine/db/connect.ts';
import { oneIndexWriter } from '@sunshine/db/queries/positions/search-index.ts';
import { findableVersions, positionSources } from '@sunshine/db/queries/positions/search-source.ts';
import type { PositionEngine } from './engine.ts';

const batchSize = 500;

/**
 * Makes the index follow the database for these positions: rows are read again, what may be found is
 * written, everything else removed. Returns when searches see it; throws when an engine did not take it.
 */
export async function followPositions(
  db: Database,
  engines: readonly PositionEngine[],
  ids: string[],
  today: string,
): Promise<void> {
  const unique = [...new Set(ids)].toSorted();
  for (let at = 0; at < unique.length; at += batchSize) {
    await followBatch(db, engines, unique.slice(at, at + batchSize), today);
  }
}

/** PostgreSQL's own index comes first and stays right even when the other engine is away. */
async function followBatch(
  db: Database,
  engines: readonly PositionEngine[],
  ids: string[],
  today: string,
): Promise<void> {
  await oneIndexWriter(db, async () => {
    const sources = await positionSources(db, ids, today);
    const kept = new Set(sources.map(({ id }) => id));
    const gone = ids.filter((id) => !kept.has(id));
    for (const engine of engines) {
      if (sources.length > 0) await engine.index(sources);
      if (gone.length > 0) await engine.remove(gone);
    }
  });
}

export interface Drift {
  /** Findable positions that the index lacked or held in an older version. */
  missing: number;
  /** Documents of positions that must not be found any more. */
  extra: number;
}

/** Compares ids and versions of an index with the database and repairs what differs. */
export async function reconcile(db: Database, engine: PositionEngine, today: string): Promise<Drift> {
  await engine.prepare();
  const [wanted, held] = await Promise.all([findableVersions(db, today), engine.versions()]);
  const missing = [...wanted].filter(([id, version]) => held.get(id) !== version).map(([id]) => id);
  const extra = [...held.keys()].filter((id) => !wanted.has(id));
  await followPositions(db, [engine], [...missing, ...extra], today);
  return { missing: missing.length, extra: extra.length };
}
