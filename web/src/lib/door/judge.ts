import type { Gate } from '@sunshine/contract/events/door-schemas.ts';
import type { ScanResult } from '@sunshine/contract/events/fair-vocabulary.ts';
import { parseTicket, verifyTicket } from '@sunshine/contract/events/ticket.ts';
import { readTicketCode } from '@sunshine/contract/events/ticket-code.ts';

/** The list a device keeps of an event, and whom it let in itself since. */
export interface KeptList {
  eventId: string;
  key: CryptoKey;
  list: Gate['list'];
  /** Registrations and codes that this device let in without a network. */
  letIn: ReadonlySet<string>;
}

export interface Judgement {
  result: ScanResult;
  name: string | null;
  admittedAt: string | null;
  gate: string | null;
  /** What the device remembers of whom it let in. */
  registrationId: string | null;
}

/**
 * What a code leads to by the list of the device alone (离线核对). A ticket signed by us whose registration is not in the
 * list was made after the list was kept: its person may come in.
 */
export async function judge(read: string, { eventId, key, list, letIn }: KeptList): Promise<Judgement> {
  const nobody = (result: ScanResult): Judgement => ({
    result,
    name: null,
    admittedAt: null,
    gate: null,
    registrationId: null,
  });
  const signed = parseTicket(read);
  const ticket = signed && (await verifyTicket(read, key));
  if (signed && !ticket) return nobody('forged');
  if (ticket && ticket.eventId !== eventId) return nobody('otherEvent');

  const code = ticket?.code ?? readTicketCode(read);
  const entry = list.find((each) => each.code === code);
  if (!entry && !ticket) return nobody('unknown');
  const registrationId = entry?.registrationId ?? ticket?.registrationId ?? null;
  const { name = null, admittedAt = null, gate = null } = entry ?? {};
  const state = entry?.state ?? 'registered';
  const inside = admittedAt !== null || (registrationId !== null && letIn.has(registrationId));
  return {
    result: state !== 'registered' ? state : inside ? 'already' : 'admitted',
    name,
    admittedAt,
    gate,
    registrationId,
  };
}
