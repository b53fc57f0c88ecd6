import type { Gate, ScanInput } from '@sunshine/contract/events/door-schemas.ts';
import { importTicketKey } from '@sunshine/contract/events/ticket.ts';
import { type Judgement, judge } from './judge.ts';

/** What a device decides by when it is alone: the list it kept, the key of tickets, and whom it let in itself. */
export class GateList {
  #gate: Gate | null = null;
  #key: CryptoKey | null = null;
  readonly #letIn = new Set<string>();
  readonly #eventId: string;

  constructor(eventId: string) {
    this.#eventId = eventId;
  }

  get known(): boolean {
    return this.#gate !== null;
  }

  async use(gate: Gate): Promise<void> {
    this.#gate = gate;
    this.#key = await importTicketKey(gate.ticketKey as JsonWebKey);
  }

  /** What the list says of a scan; null without a list, and of a visitor without a ticket. */
  async judge({ read, way }: ScanInput): Promise<Judgement | null> {
    if (way === 'walkIn' || !this.#gate || !this.#key) return null;
    const kept = { eventId: this.#eventId, key: this.#key, list: this.#gate.list, letIn: this.#letIn };
    return judge(read, kept);
  }

  letIn(registrationId: string): void {
    this.#letIn.add(registrationId);
  }

  turnOut(registrationId: string): void {
    this.#letIn.delete(registrationId);
  }

  nameOf(registrationId: string | null): string | null {
    return this.#gate?.list.find((each) => each.registrationId === registrationId)?.name ?? null;
  }
}
