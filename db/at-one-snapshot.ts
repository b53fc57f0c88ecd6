import { setTimeout as wait } from 'node:timers/promises';
import type { Database, Transaction } from './connect.ts';

/** Serialization failure and deadlock: the work may be done again from its start. */
const retried = new Set(['40001', '40P01']);
const attempts = 8;

/**
 * A REPEATABLE READ transaction: all its statements see one moment. When another transaction changed a row that
 * this one locks after that moment, the whole work is done again at a newer one.
 */
export async function atOneSnapshot<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work, { isolationLevel: 'repeatable read' });
    } catch (error) {
      if (attempt === attempts || !mayBeDoneAgain(error)) throw error;
      await wait(Math.random() * 40 * attempt);
    }
  }
}

/** drizzle wraps the driver's error; the cause carries the code. */
function mayBeDoneAgain(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && retried.has(at.code)) return true;
  }
  return false;
}
