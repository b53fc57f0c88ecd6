import type { Gate, ScanInput } from '@sunshine/contract/events/door-schemas.ts';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A scan that waits to be sent. */
export interface QueuedScan {
  eventId: string;
  scan: ScanInput;
  registrationId: string | null;
}

interface DoorDatabase extends DBSchema {
  /** The list of each event, as it was kept last. */
  gates: { key: string; value: { eventId: string; gate: Gate; keptAt: string } };
  queue: { key: string; value: QueuedScan; indexes: { event: string } };
}

let opened: Promise<IDBPDatabase<DoorDatabase>> | null = null;

function database(): Promise<IDBPDatabase<DoorDatabase>> {
  opened ??= openDB<DoorDatabase>('door', 1, {
    upgrade(db) {
      db.createObjectStore('gates', { keyPath: 'eventId' });
      db.createObjectStore('queue').createIndex('event', 'eventId');
    },
  });
  return opened;
}

/** Keeps the list of an event for the hours without a network; lists of events long over go. */
export async function keepGate(gate: Gate): Promise<void> {
  const db = await database();
  await db.put('gates', { eventId: gate.event.id, gate, keptAt: new Date().toISOString() });
  for (const kept of await db.getAll('gates')) {
    const daysOver =
      (Date.now() - new Date(`${kept.gate.event.endsOn}T24:00:00+08:00`).getTime()) / 86_400_000;
    if (daysOver > 3) await db.delete('gates', kept.eventId);
  }
}

export async function forgetGate(eventId: string): Promise<void> {
  await (await database()).delete('gates', eventId);
}

export async function keptGate(eventId: string): Promise<{ gate: Gate; keptAt: string } | null> {
  return (await (await database()).get('gates', eventId)) ?? null;
}

/** Written to the device's disk before anybody is told 请进. */
export async function enqueue(queued: QueuedScan): Promise<void> {
  const db = await database();
  const tx = db.transaction('queue', 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(queued, queued.scan.id), tx.done]);
}

/** What waits of an event, oldest first. */
export async function queueOf(eventId: string): Promise<QueuedScan[]> {
  const waiting = await (await database()).getAllFromIndex('queue', 'event', eventId);
  return waiting.toSorted((a, b) => a.scan.deviceAt.localeCompare(b.scan.deviceAt));
}

export async function dequeue(ids: readonly string[]): Promise<void> {
  const db = await database();
  const tx = db.transaction('queue', 'readwrite');
  await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done]);
}
