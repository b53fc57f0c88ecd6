import { countFindable } from '@sunshine/db/queries/positions/search-source.ts';
import type { PositionEngine } from '@sunshine/search/engine.ts';
import { followPositions, reconcile } from '@sunshine/search/sync.ts';
import { dayOf } from '../clock.ts';
import type { Services } from '../context.ts';

/**
 * Makes the search index follow the positions of a batch; done only when searches see it.
 * Waiting jobs merge their ids into one array, which is then the whole payload.
 */
export async function indexPositions(
  { db, search, clock }: Services,
  payload: { ids: string[] } | string[],
): Promise<void> {
  const ids = Array.isArray(payload) ? payload : payload.ids;
  await followPositions(db, search.engines, ids, dayOf(clock.now()));
}

/** Every minute, cheaply: an index that was lost, emptied or left behind is noticed by its count and repaired. */
export async function checkIndex(services: Services): Promise<void> {
  const expected = await countFindable(services.db, dayOf(services.clock.now()));
  for (const engine of services.search.engines) {
    if ((await countedDocuments(engine)) !== expected) await repair(services, engine);
  }
}

/** Every night: ids and versions of every index compared with the database. */
export async function reconcilePositions(services: Services): Promise<void> {
  for (const engine of services.search.engines) await repair(services, engine);
}

async function countedDocuments(engine: PositionEngine): Promise<number> {
  await engine.prepare();
  return (await engine.state()).documents;
}

async function repair({ db, clock }: Services, engine: PositionEngine): Promise<void> {
  await reconcile(db, engine, dayOf(clock.now()));
}
