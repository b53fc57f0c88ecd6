import { randomBytes } from 'node:crypto';
import type { Database } from '@sunshine/db/connect.ts';
import { buildApp } from '@sunshine/server/app.ts';
import { createCipher } from '@sunshine/server/cipher.ts';
import { type Services, uuidv7 } from '@sunshine/server/context.ts';
import { createTickets } from '@sunshine/server/tickets.ts';
import type { TestApp } from '../support/app.ts';
import { testClock } from '../support/clock.ts';
import { testSearch } from '../support/search.ts';

export type BenchApp = Pick<TestApp, 'app' | 'services' | 'db' | 'clock'>;

/** The whole API over the database of a benchmark. */
export async function benchApp(db: Database): Promise<BenchApp> {
  const clock = testClock('2026-08-11T09:00:00+08:00');
  const cipher = createCipher({
    cipherKeys: [{ id: 1, key: randomBytes(32) }],
    fingerprintKey: randomBytes(32),
  });
  const shared = {
    db,
    clock,
    cipher,
    mail: { send: async () => undefined },
    text: { send: async () => undefined },
    search: testSearch(db),
    tickets: createTickets(randomBytes(32)),
    publicOrigin: 'http://127.0.0.1',
    newId: uuidv7,
  };
  const app = await buildApp({ services: shared, jwtSecret: randomBytes(32).toString('base64url') });
  await app.ready();
  const services: Services = {
    ...shared,
    signAccessToken: ({ sessionId, accountId }) => app.jwt.sign({ sid: sessionId, sub: accountId }),
  };
  return { app, services, db, clock };
}
