import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { parseTicket, type Ticket, ticketText, ticketToSign } from '@sunshine/contract/events/ticket.ts';
import { readTicketCode, ticketCodeFrom } from '@sunshine/contract/events/ticket-code.ts';

/** Signs tickets (入场码) of events; a device checks them with the public key, `contract/events/ticket.ts`. */
export interface Tickets {
  /** What a QR code holds. */
  sign(ticket: Ticket): string;
  newCode(): string;
  /** Whom a scanned or typed text names: a ticket that is not signed here names nobody. */
  named(text: string): Promise<Named>;
  /** For devices at the door; whoever has it can forge nothing. */
  publicKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
}

/** A registration by its signed ticket, or by its short code as typed. */
export interface Named {
  registrationId: string | null;
  code: string | null;
  /** A ticket whose signature is not ours. */
  forged: boolean;
}

export const nobody: Named = { registrationId: null, code: null, forged: false };

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
    named: async (text) => {
      const parsed = parseTicket(text);
      if (!parsed) return { ...nobody, code: readTicketCode(text) };
      const { signature, ...ticket } = parsed;
      const ours = await verifyAside(Buffer.from(ticketToSign(ticket)), checks, signature);
      return ours ? { ...nobody, registrationId: ticket.registrationId } : { ...nobody, forged: true };
    },
    newCode: () => ticketCodeFrom(randomBytes),
    sign: (ticket) =>
      ticketText(
        ticket,
        sign('sha256', Buffer.from(ticketToSign(ticket)), { key, dsaEncoding: 'ieee-p1363' }),
      ),
  };
}

/** A signature checked beside the thread that answers requests. */
function verifyAside(signed: Buffer, key: KeyObject, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature, (error, ours) =>
      error ? reject(error) : resolve(ours),
    );
  });
}
