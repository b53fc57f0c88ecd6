import { hasSystemAdministrator } from '@sunshine/db/queries/accounts/first-administrator.ts';
import { insertOneTimeToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import type { Services } from '../../context.ts';
import { newToken } from '../../one-time-token.ts';

const hours = 24;

/**
 * A one-time link for the first administrator, to be printed at start; null when there is one already.
 * Each start makes a link of its own: copies that start together must not take each other's away.
 */
export async function ensureFirstAdministratorLink(
  services: Pick<Services, 'db' | 'clock' | 'newId' | 'publicOrigin'>,
): Promise<string | null> {
  const { db, clock, newId, publicOrigin } = services;
  if (await hasSystemAdministrator(db)) return null;
  const now = clock.now();
  const { token, hash } = newToken();
  const expiresAt = new Date(now.getTime() + hours * 3600_000);
  await db.transaction((tx) =>
    insertOneTimeToken(tx, { id: newId(now), hash, purpose: 'firstAdministrator', now, expiresAt }),
  );
  return `${publicOrigin}/setup/${token}`;
}
