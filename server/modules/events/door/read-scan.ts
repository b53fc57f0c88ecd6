import { createHash } from 'node:crypto';
import type { ScanInput } from '@sunshine/contract/events/door-schemas.ts';
import { parseTicket, verifyTicket } from '@sunshine/contract/events/ticket.ts';
import { readTicketCode } from '@sunshine/contract/events/ticket-code.ts';
import type { ReadScan } from '@sunshine/db/queries/events/scans.ts';

/** The server's clock as it received, and milliseconds that the device's clock is behind it. */
export interface ReceivedAt {
  at: Date;
  deviceBehind: number;
}

/** What a scanned or typed text names: a registration by its signed ticket, or by its short code. */
export async function readScan(scan: ScanInput, key: CryptoKey, received: ReceivedAt): Promise<ReadScan> {
  const { read, deviceAt, ...told } = scan;
  const signed = scan.way === 'walkIn' ? null : parseTicket(read);
  const ticket = signed && (await verifyTicket(read, key));
  return {
    ...told,
    registrationId: ticket?.registrationId ?? null,
    code: signed || scan.way === 'walkIn' ? null : readTicketCode(read),
    readDigest: scan.way === 'walkIn' ? null : digestOf(read),
    forged: signed !== null && ticket === null,
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
