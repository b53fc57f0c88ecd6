import { addJob } from '@sunshine/db/jobs.ts';
import {
  appendChanges,
  cursorOf,
  endsOfChanges,
  keepMark,
  markOf,
  noteDrift,
} from '@sunshine/db/queries/positions/search-cursors.ts';
import { countFindable } from '@sunshine/db/queries/positions/search-source.ts';
import { queueState } from '@sunshine/db/queue-state.ts';
import type { SearchServer } from '@sunshine/search/engine.ts';
import { followServer as follow, followPositions, reconcile } from '@sunshine/search/sync.ts';
import { dayOf } from '../clock.ts';
import type { Services } from '../context.ts';

/**
 * PostgreSQL's own index follows the positions of a batch; then the changes are appended to the log that the search servers
 * follow, each at its own pace. Waiting jobs merge their ids into one array, which is then the whole payload.
 */
export async function indexPositions(
  { db, search, clock }: Services,
  payload: { ids: string[] } | string[],
): Promise<void> {
  const ids = Array.isArray(payload) ? payload : payload.ids;
  await followPositions(db, [search.own], ids, dayOf(clock.now()));
  if (search.servers.length === 0 || ids.length === 0) return;
  await appendChanges(db, ids);
  await askServersToFollow({ db, search });
}

async function askServersToFollow({ db, search }: Pick<Services, 'db' | 'search'>): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { name } of search.servers) await addJob(tx, 'follow-server', { server: name });
  });
}

/** One server follows; done only when searches see it, and tried again by itself without holding up the others. */
export async function followServer(
  { db, search, clock }: Services,
  { server: name }: { server: string },
): Promise<void> {
  const server = search.servers.find((each) => each.name === name);
  // A server that was taken out of the environment is followed no more.
  if (server) await follow(db, server, clock.now(), dayOf(clock.now()));
}

/** Positions up to which every minute compares ids and versions; above it looks at counts and marks, and the night at the rest. */
const comparedWhole = 10_000;

/**
 * Every minute: an index that was lost, emptied, restored from a backup or set up otherwise is noticed and repaired. Each
 * server for itself, so that one that hangs holds up no other.
 */
export async function checkIndex(services: Services, wholeUpTo = comparedWhole): Promise<void> {
  const expected = await countFindable(services.db, dayOf(services.clock.now()));
  await onEachIndex(services, async ({ name, engine }) => {
    await engine.prepare();
    if (expected <= wholeUpTo || (await engine.state()).documents !== expected) return true;
    return (await engine.mark()) !== (await markOf(services.db, name)) && !(await isBehind(services, name));
  });
}

/** Every night: ids and versions of every index compared with the database. */
export async function reconcilePositions(services: Services): Promise<void> {
  await onEachIndex(services, async () => true);
}

async function onEachIndex(
  services: Services,
  isDue: (server: SearchServer) => Promise<boolean>,
): Promise<void> {
  const all: SearchServer[] = [{ name: 'postgres', engine: services.search.own }, ...services.search.servers];
  const results = await Promise.allSettled(
    all.map(async (server) => {
      if (await isDue(server)) await repair(services, server);
    }),
  );
  const failed = results.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

/** What is on its way is no drift: it is only an alarm when nothing waited before. */
async function repair({ db, clock, search }: Services, { name, engine }: SearchServer): Promise<void> {
  const onItsWay = await isBehind({ db, search }, name);
  const drift = await reconcile(db, engine, dayOf(clock.now()));
  await keepMark(db, name, await engine.mark(), clock.now());
  const repaired = drift.missing + drift.extra;
  if (onItsWay && repaired > 0) return;
  await noteDrift(db, name, repaired, clock.now());
  if (repaired > 0) search.reportDrift({ server: name, ...drift });
}

async function isBehind({ db }: Pick<Services, 'db' | 'search'>, server: string): Promise<boolean> {
  const { index } = await queueState(db);
  if (index.waiting > 0) return true;
  if (server === 'postgres') return false;
  const [cursor, { head }] = await Promise.all([cursorOf(db, server), endsOfChanges(db)]);
  return cursor === null || cursor < head;
}
