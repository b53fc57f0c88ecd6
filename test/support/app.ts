import { randomBytes } from 'node:crypto';
import type { CallerInput, Route } from '@sunshine/contract/route.ts';
import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import { buildApp } from '@sunshine/server/app.ts';
import { createCipher } from '@sunshine/server/cipher.ts';
import { type Services, uuidv7 } from '@sunshine/server/context.ts';
import type { Letter } from '@sunshine/server/mail.ts';
import type { TextMessage } from '@sunshine/server/texter.ts';
import { createTickets } from '@sunshine/server/tickets.ts';
import type { FastifyInstance } from 'fastify';
import { type Caller, callRoute, type Outcome } from './call.ts';
import { type TestClock, testClock } from './clock.ts';
import { cloneDatabase } from './database.ts';
import { testSearch } from './search.ts';

/** The whole API over a database of its own, with a clock and an outbox a test can look into. */
export interface TestApp {
  app: FastifyInstance;
  /** What verbs act with; the demo and the jobs take it as it is. */
  services: Services;
  db: Database;
  url: string;
  clock: TestClock;
  /** Letters sent so far. */
  outbox: Letter[];
  /** SMS sent so far. */
  texts: TextMessage[];
  /** Calls a route as somebody, or as nobody. */
  call<R extends Route>(route: R, input: CallerInput<R>, as?: Caller): Promise<Outcome<R>>;
  close(): Promise<void>;
}

/** Tuesday of the week before the deadline of 2026, in the morning in Shanghai. */
export const testMorning = '2026-08-11T09:00:00+08:00';

export async function startTestApp(options: { now?: string } = {}): Promise<TestApp> {
  const { url, drop } = await cloneDatabase();
  const db = connect(url, { max: 8, name: 'sunshine test' });
  const clock = testClock(options.now ?? testMorning);
  const outbox: Letter[] = [];
  const texts: TextMessage[] = [];
  const jwtSecret = randomBytes(32).toString('base64url');
  const cipher = createCipher({
    cipherKeys: [{ id: 1, key: randomBytes(32) }],
    fingerprintKey: randomBytes(32),
  });
  const shared = {
    db,
    clock,
    cipher,
    tickets: createTickets(randomBytes(32)),
    mail: { send: async (letter: Letter) => void outbox.push(letter) },
    text: { send: async (message: TextMessage) => void texts.push(message) },
    search: testSearch(db),
    publicOrigin: 'http://127.0.0.1:3000',
    newId: uuidv7,
  };
  const app = await buildApp({ services: shared, jwtSecret, maxEventLoopDelay: 0 });
  await app.ready();
  const services: Services = {
    ...shared,
    signAccessToken: ({ sessionId, accountId }) => app.jwt.sign({ sid: sessionId, sub: accountId }),
  };
  return {
    app,
    services,
    db,
    url,
    clock,
    outbox,
    texts,
    call: (route, input, as) => callRoute(app, route, input, as),
    close: async () => {
      await app.close();
      await disconnect(db);
      await drop();
    },
  };
}
