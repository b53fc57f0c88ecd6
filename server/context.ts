import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '@sunshine/db/connect.ts';
import { transactionWithTrail } from '@sunshine/db/queries/accounts/audit.ts';
import type { PositionSearch } from '@sunshine/search/engine.ts';
import type { Cipher } from './cipher.ts';
import { type Clock, dayOf } from './clock.ts';
import type { Mailer } from './mail.ts';
import { type Actor, createPolicy, type Policy } from './policy.ts';
import type { Texter } from './texter.ts';
import type { Tickets } from './tickets.ts';

/** What one process shares among its requests: no request's data lives here. */
export interface Services {
  db: Database;
  clock: Clock;
  cipher: Cipher;
  tickets: Tickets;
  mail: Mailer;
  text: Texter;
  search: PositionSearch;
  /** Signs an access token of minutes for a session. */
  signAccessToken(claims: { sessionId: string; accountId: string }): string;
  publicOrigin: string;
  newId(now: Date): string;
}

/** Everything one request, job or demo step acts with. */
export interface Context extends Services {
  actor: Actor | null;
  policy: Policy;
  requestId: string;
  /** Address of the caller, for limits. */
  client: string;
  now(): Date;
  /** Today in Asia/Shanghai. */
  today(): string;
  id(): string;
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

export function createContext(
  services: Services,
  request: { actor: Actor | null; requestId: string; client: string },
): Context {
  const now = () => services.clock.now();
  return {
    ...services,
    ...request,
    policy: createPolicy(request.actor),
    now,
    today: () => dayOf(now()),
    id: () => services.newId(now()),
    transaction: (work) => transactionWithTrail(services.db, work),
  };
}

/** UUID of version 7: sorted by the time of its making. */
export function uuidv7(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
