import { randomBytes, randomUUID } from 'node:crypto';
import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { ScanInput } from '@sunshine/contract/events/door-schemas.ts';
import type { RegistrationState } from '@sunshine/contract/events/fair-vocabulary.ts';
import { ticketCodeFrom } from '@sunshine/contract/events/ticket-code.ts';
import { registrations } from '@sunshine/db/schema/fairs.ts';
import type { TestApp } from '../app.ts';
import { type Caller, replyOf } from '../call.ts';

export interface GivenTicket {
  registrationId: string;
  personId: string;
  code: string;
  /** What its QR code holds. */
  text: string;
}

/** The test's API or the verbs behind a running site. */
interface Desk extends Pick<TestApp, 'db' | 'services'> {
  clock: { now(): Date };
}

let ranks = 0;

/** A registration as registering leaves it, its ticket signed. */
export async function givenTicket(
  app: Desk,
  eventId: string,
  personId: string,
  more: { state?: RegistrationState; rank?: number } = {},
): Promise<GivenTicket> {
  ranks += 1;
  const { state = 'registered', rank = ranks } = more;
  const registrationId = randomUUID();
  const code = ticketCodeFrom(randomBytes);
  const at = app.clock.now();
  await app.db.insert(registrations).values({
    id: registrationId,
    eventId,
    personId,
    state,
    rank,
    code,
    registeredAt: at,
    registeredBy: personId,
    cancelledAt: state === 'cancelled' ? at : null,
  });
  const text = app.services.tickets.sign({ eventId, registrationId, code });
  return { registrationId, personId, code, text };
}

/** A device at a door: its own name, its own clock. */
export function givenDevice(app: TestApp, eventId: string, as: Caller, gate: string, clockOff = 0) {
  const deviceTime = (at: Date): string => new Date(at.getTime() + clockOff).toISOString();
  const scan = (read: string, more: Partial<ScanInput> = {}): ScanInput => ({
    id: randomUUID(),
    gate,
    way: 'camera',
    read,
    deviceAt: deviceTime(app.clock.now()),
    offline: false,
    saidOffline: null,
    reentry: false,
    ...more,
  });
  const send = async (...scans: ScanInput[]) => {
    const deviceNow = deviceTime(app.clock.now());
    return replyOf(await app.call(doorRoutes.recordScans, { id: eventId, deviceNow, scans }, as)).answers;
  };
  return {
    scan,
    send,
    /** Scans and sends at once; answers what the person at the door is told. */
    read: async (read: string, more: Partial<ScanInput> = {}) => (await send(scan(read, more)))[0],
    /** What a device without a network keeps until later, having let the person in by its own list. */
    offline: (read: string) => scan(read, { offline: true, saidOffline: 'admitted' }),
  };
}
