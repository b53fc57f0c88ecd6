import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { parseTicket, type Ticket, ticketText, ticketToSign } from '@sunshine/contract/events/ticket.ts';
import { ticketCodeFrom } from '@sunshine/contract/events/ticket-code.ts';

/** Signs tickets (入场码) of events; a device checks them with the public key, `contract/events/ticket.ts`. */
export interface Tickets {
  /** What a QR code holds. */
  sign(ticket: Ticket): string;
  newCode(): string;
  /** The ticket of a scanned text when this installation signed it; null when it is none or somebody else's. */
  read(text: string): Ticket | null;
  /** For devices at the door; whoever has it can forge nothing. */
  publicKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
}

/** Order of P-256. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * The pair of keys follows from a secret of the installation that never changes, so that no copy of the process needs
 * another file and a ticket printed before a restart stays good.
 */
export function createTickets(secret: Buffer): Tickets {
  // 16 bytes beyond the order's length, so that no scalar is likelier than another (FIPS 186-5, A.2.1).
  const seed = Buffer.from(hkdfSync('sha256', secret, 'sunshine', 'event ticket signature 1', 48));
  const scalar = (BigInt(`0x${seed.toString('hex')}`) % (order - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const publicKey = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  } as const;
  const key = createPrivateKey({ key: { ...publicKey, d: d.toString('base64url') }, format: 'jwk' });

  const checks = createPublicKey({ key: publicKey, format: 'jwk' });

  return {
    publicKey,
    read: (text) => {
      const parsed = parseTicket(text);
      if (!parsed) return null;
      const { signature, ...ticket } = parsed;
      const key = { key: checks, dsaEncoding: 'ieee-p1363' } as const;
      return verify('sha256', Buffer.from(ticketToSign(ticket)), key, signature) ? ticket : null;
    },
    newCode: () => ticketCodeFrom(randomBytes),
    sign: (ticket) =>
      ticketText(
        ticket,
        sign('sha256', Buffer.from(ticketToSign(ticket)), { key, dsaEncoding: 'ieee-p1363' }),
      ),
  };
}
