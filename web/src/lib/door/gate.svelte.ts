import type { Gate, ScanAnswer, ScanInput } from '@sunshine/contract/events/door-schemas.ts';
import type { ScanResult, ScanWay } from '@sunshine/contract/events/fair-vocabulary.ts';
import { GateList } from './gate-list.ts';
import { fetchGate, NotTaken, sendScans, sendUndo } from './send.ts';
import { sendOldest } from './send-oldest.ts';
import { dequeue, enqueue, forgetGate, keepGate, keptGate, queueOf } from './store.ts';

/** What the person at the door is told, and when. */
export interface Told {
  id: string;
  at: Date;
  result: ScanResult;
  name: string | null;
  admittedAt: string | null;
  gate: string | null;
  /** Decided by the device alone. */
  offline: boolean;
  registrationId?: string | null;
}

/** Milliseconds between two tries to send. */
const retryEvery = 10_000;
const remembered = 50;

/** One device at one door of an event: it scans with a network and without, and sends later what it could not. */
export class GateDevice {
  online = $state(true);
  queued = $state(0);
  oldestQueued = $state<string | null>(null);
  keptAt = $state<string | null>(null);
  told = $state.raw<Told[]>([]);
  counts = $state.raw<Gate['counts'] | null>(null);
  /** Why the server does not take what was scanned, when it answers but refuses. */
  refused = $state.raw<{ status: number; message: string } | null>(null);

  readonly #list: GateList;
  #sending = false;

  readonly eventId: string;
  /** Name of the door. */
  readonly name: () => string;
  readonly addresses: { list: string; scans: string };

  constructor(eventId: string, name: () => string, addresses: { list: string; scans: string }) {
    this.eventId = eventId;
    this.#list = new GateList(eventId);
    this.name = name;
    this.addresses = addresses;
  }

  /** Takes up what the device kept, asks for the newest list, and goes on sending until told to stop. */
  async start(): Promise<() => void> {
    const kept = await keptGate(this.eventId);
    if (kept) await this.#use(kept.gate, kept.keptAt);
    await this.#takeUpQueue();
    const tick = () => void this.refresh();
    const gone = () => {
      this.online = false;
    };
    addEventListener('online', tick);
    addEventListener('offline', gone);
    const timer = setInterval(tick, retryEvery);
    // Who has a list need not wait for a network that hangs.
    const newest = this.refresh();
    if (!kept) await newest;
    return () => {
      clearInterval(timer);
      removeEventListener('online', tick);
      removeEventListener('offline', gone);
    };
  }

  /** Sends what waits, then asks for the newest list. */
  async refresh(): Promise<void> {
    const taken = await this.#sendQueue();
    try {
      const gate = await fetchGate(this.addresses.list);
      await keepGate(gate);
      await this.#use(gate, new Date().toISOString());
      this.online = true;
      if (taken) this.refused = null;
    } catch (error) {
      this.#failed(error);
      // Whoever holds the device now may not have the list.
      if (error instanceof NotTaken && [403, 404].includes(error.status)) await forgetGate(this.eventId);
    }
  }

  /** Lets a code decide: by the server within its patience, by the device's own list otherwise. */
  async read(text: string, way: ScanWay, reentry = false): Promise<Told> {
    const scan: ScanInput = {
      id: crypto.randomUUID(),
      gate: this.name(),
      way,
      read: text,
      deviceAt: new Date().toISOString(),
      offline: false,
      saidOffline: null,
      reentry,
    };
    // Kept first: a scan whose answer gets lost is sent again and answered the same.
    await enqueue({ eventId: this.eventId, scan, registrationId: null });
    const told = (await this.#byServer(scan)) ?? (await this.#byDevice(scan));
    this.told = [told, ...this.told].slice(0, remembered);
    await this.#count();
    return told;
  }

  /** Takes an admission back: one that still waits is dropped, one that was sent is undone at the server; null when it could not. */
  async undo(told: Told): Promise<Told | null> {
    const [waiting] = (await queueOf(this.eventId)).filter(({ scan }) => scan.id === told.id);
    if (waiting) {
      await dequeue([told.id]);
      if (waiting.registrationId) this.#list.turnOut(waiting.registrationId);
      await this.#count();
    } else {
      try {
        await sendUndo(`${this.addresses.scans}/${told.id}/undo`, this.name());
      } catch (error) {
        this.#failed(error);
        return null;
      }
      if (told.registrationId) this.#list.turnOut(told.registrationId);
      await this.refresh();
    }
    const undone: Told = { ...told, result: 'undone', at: new Date() };
    this.told = [undone, ...this.told.filter(({ id }) => id !== told.id)];
    return undone;
  }

  async #byServer(scan: ScanInput): Promise<Told | null> {
    if (!this.online && this.#list.known) return null;
    try {
      const [answer] = await sendScans(this.addresses.scans, [scan]);
      if (!answer) return null;
      await dequeue([scan.id]);
      this.online = true;
      this.refused = null;
      if (answer.result !== 'admitted') return toldOf(answer, scan, false);
      this.#addOne(scan.way);
      // Remembered here too: the network may be gone before the next list comes.
      const registrationId = (await this.#list.judge(scan))?.registrationId;
      if (registrationId) this.#list.letIn(registrationId);
      return { ...toldOf(answer, scan, false), registrationId: registrationId ?? null };
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  async #byDevice(scan: ScanInput): Promise<Told> {
    const walkIn = scan.way === 'walkIn';
    const said = await this.#list.judge(scan);
    const inside = said?.result === 'already' && scan.reentry;
    const result = inside ? 'reentered' : (said?.result ?? (walkIn ? 'admitted' : 'unknown'));
    if (result === 'admitted') {
      if (said?.registrationId) this.#list.letIn(said.registrationId);
      this.#addOne(scan.way);
    }
    const queued: ScanInput = { ...scan, offline: true, saidOffline: result };
    await enqueue({ eventId: this.eventId, scan: queued, registrationId: said?.registrationId ?? null });
    const { name = null, admittedAt = null, gate = null, registrationId = null } = said ?? {};
    return { ...toldOf({ id: scan.id, result, name, admittedAt, gate }, scan, true), registrationId };
  }

  /** After a reload: whom this device let in alone, and what it told of them. */
  async #takeUpQueue(): Promise<void> {
    const waiting = await queueOf(this.eventId);
    this.told = waiting.toReversed().map(({ scan, registrationId }) => {
      if (registrationId && scan.saidOffline === 'admitted') this.#list.letIn(registrationId);
      const name = this.#list.nameOf(registrationId);
      const result = scan.saidOffline ?? 'unknown';
      return {
        ...toldOf({ id: scan.id, result, name, admittedAt: null, gate: null }, scan, true),
        registrationId,
      };
    });
    await this.#count();
  }

  #failed(error: unknown): void {
    if (error instanceof NotTaken) this.refused = { status: error.status, message: error.message };
    else this.online = false;
  }

  #addOne(way: ScanWay): void {
    if (!this.counts) return;
    const key = way === 'walkIn' ? 'walkIns' : 'admitted';
    this.counts = { ...this.counts, [key]: this.counts[key] + 1 };
  }

  async #use(gate: Gate, keptAt: string): Promise<void> {
    await this.#list.use(gate);
    this.keptAt = keptAt;
    this.counts = gate.counts;
  }

  async #count(): Promise<void> {
    const waiting = await queueOf(this.eventId);
    this.queued = waiting.length;
    this.oldestQueued = waiting[0]?.scan.deviceAt ?? null;
  }

  /** Whether the server took everything that it was asked to take. */
  async #sendQueue(): Promise<boolean> {
    if (this.#sending) return false;
    this.#sending = true;
    try {
      while (await sendOldest(this.eventId, this.addresses.scans)) this.online = true;
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    } finally {
      this.#sending = false;
      await this.#count();
    }
  }
}

function toldOf(answer: ScanAnswer, { deviceAt }: ScanInput, offline: boolean): Told {
  return { ...answer, at: new Date(deviceAt), offline };
}
