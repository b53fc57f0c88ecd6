import type { Database } from '@sunshine/db/connect.ts';
import {
  changesAfter,
  cursorOf,
  endsOfChanges,
  keepMark,
  moveCursor,
} from '@sunshine/db/queries/positions/search-cursors.ts';
import { oneIndexWriter } from '@sunshine/db/queries/positions/search-index.ts';
import { findableVersions, positionSources } from '@sunshine/db/queries/positions/search-source.ts';
import type { PositionEngine, SearchServer } from './engine.ts';

const batchSize = 500;

/**
 * Makes an index follow the database for these positions: rows are read again, what may be found is
 * written, everything else removed. Returns when searches see it; throws when the engine did not take it.
 */
export async function followPositions(
  db: Database,
  engines: readonly PositionEngine[],
  ids: string[],
  today: string,
): Promise<void> {
  const unique = [...new Set(ids)].toSorted();
  for (let at = 0; at < unique.length; at += batchSize) {
    for (const engine of engines) await followBatch(db, engine, unique.slice(at, at + batchSize), today);
  }
}

/** Rows are read and written under the index's lock, so that of two writers the later one never writes the older row. */
async function followBatch(
  db: Database,
  engine: PositionEngine,
  ids: string[],
  today: string,
): Promise<void> {
  await oneIndexWriter(db, engine.lock, async () => {
    const sources = await positionSources(db, ids, today);
    const kept = new Set(sources.map(({ id }) => id));
    const gone = ids.filter((id) => !kept.has(id));
    if (sources.length > 0) await engine.index(sources);
    if (gone.length > 0) await engine.remove(gone);
  });
}

/**
 * Lets a server follow all changes after its cursor; the cursor moves when searches see them, so that a worker killed in
 * between repeats a batch and skips none. A server never seen, or away for so long that its changes were swept, is compared
 * as a whole first.
 */
export async function followServer(
  db: Database,
  { name, engine }: SearchServer,
  now: Date,
  today: string,
): Promise<void> {
  let cursor = await cursorOf(db, name);
  const { head, swept } = await endsOfChanges(db);
  if (cursor === null || cursor < swept) {
    await reconcile(db, engine, today);
    cursor = head;
    await moveCursor(db, name, cursor, now);
  }
  for (;;) {
    const changes = await changesAfter(db, cursor, batchSize);
    if (!changes) break;
    await followPositions(db, [engine], changes.ids, today);
    cursor = changes.last;
    await moveCursor(db, name, cursor, now);
  }
  await keepMark(db, name, await engine.mark(), now);
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
