import { createHash } from 'node:crypto';
import type { ScanInput } from '@sunshine/contract/events/door-schemas.ts';
import { parseTicket } from '@sunshine/contract/events/ticket.ts';
import { readTicketCode } from '@sunshine/contract/events/ticket-code.ts';
import type { ReadScan } from '@sunshine/db/queries/events/scans.ts';
import type { Tickets } from '../../../tickets.ts';

/** The server's clock as it received, and milliseconds that the device's clock is behind it. */
export interface ReceivedAt {
  at: Date;
  deviceBehind: number;
}

/** What a scanned or typed text names: a registration by its signed ticket, or by its short code. */
export function readScan(scan: ScanInput, tickets: Tickets, received: ReceivedAt): ReadScan {
  const { read, deviceAt, ...told } = scan;
  const looksSigned = scan.way !== 'walkIn' && parseTicket(read) !== null;
  const ticket = looksSigned ? tickets.read(read) : null;
  return {
    ...told,
    registrationId: ticket?.registrationId ?? null,
    code: looksSigned || scan.way === 'walkIn' ? null : readTicketCode(read),
    readDigest: scan.way === 'walkIn' ? null : digestOf(read),
    forged: looksSigned && ticket === null,
    deviceAt,
    scannedAt: serverTime(deviceAt, received).toISOString(),
  };
}

/** A moment of the device by the server's clock; nothing was scanned after it was received. */
function serverTime(deviceAt: string, { at, deviceBehind }: ReceivedAt): Date {
  return new Date(Math.min(at.getTime(), new Date(deviceAt).getTime() + deviceBehind));
}

/** Tells two unknown codes apart without keeping what was read. */
function digestOf(read: string): string {
  return createHash('sha256').update(read).digest('base64url').slice(0, 16);
}
