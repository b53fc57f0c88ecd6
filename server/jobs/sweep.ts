import { removeOldLimits } from '@sunshine/db/queries/accounts/limits.ts';
import { removeOldSessions } from '@sunshine/db/queries/accounts/sessions.ts';
import { sweepChanges } from '@sunshine/db/queries/positions/search-cursors.ts';
import type { Services } from '../context.ts';

const day = 24 * 3600 * 1000;

/** Removes counts of limits after a day, sessions a month after their end, changes that every search server followed. */
export async function sweep({ db, clock, search }: Services): Promise<void> {
  const now = clock.now().getTime();
  await removeOldLimits(db, new Date(now - day));
  await removeOldSessions(db, new Date(now - 30 * day));
  const servers = search.servers.map(({ name }) => name);
  await sweepChanges(db, servers, new Date(now - 7 * day));
}
