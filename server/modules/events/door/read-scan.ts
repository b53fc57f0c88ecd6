import { createHash } from 'node:crypto';
import type { ScanInput } from '@sunshine/contract/events/door-schemas.ts';
import type { ReadScan } from '@sunshine/db/queries/events/scans.ts';
import { nobody, type Tickets } from '../../../tickets.ts';

/** The server's clock as it received, and milliseconds that the device's clock is behind it. */
export interface Received {
  at: Date;
  deviceBehind: number;
}

/** What a scanned or typed text names: a registration by its signed ticket, or by its short code. */
export async function readScan(scan: ScanInput, tickets: Tickets, received: Received): Promise<ReadScan> {
  const { read, deviceAt, ...told } = scan;
  const named = scan.way === 'walkIn' ? nobody : await tickets.named(read);
  return {
    ...told,
    ...named,
    readDigest: scan.way === 'walkIn' ? null : digestOf(read),
    deviceAt,
    scannedAt: serverTime(deviceAt, received).toISOString(),
    receivedAt: received.at.toISOString(),
  };
}

/** A moment of the device by the server's clock; nothing was scanned after it was received. */
function serverTime(deviceAt: string, { at, deviceBehind }: Received): Date {
  return new Date(Math.min(at.getTime(), new Date(deviceAt).getTime() + deviceBehind));
}

/** Tells two unknown codes apart without keeping what was read. */
function digestOf(read: string): string {
  return createHash('sha256').update(read).digest('base64url').slice(0, 16);
}
