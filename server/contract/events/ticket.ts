import { readTicketCode } from './ticket-code.ts';

/**
 * What a ticket's QR code holds: `SJ1.<payload>.<signature>`, both base64url. The payload is 40 bytes: event, registration
 * and short code, nothing about the person. ECDSA P-256 over `SJ1.<payload>`; the signature is 64 bytes, r and s.
 * A device checks it with the public key alone and can forge none.
 */
export interface Ticket {
  eventId: string;
  registrationId: string;
  code: string;
}

const version = 'SJ1';
const payloadBytes = 40;
const signatureBytes = 64;
export const ticketAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** The text that is signed. */
export function ticketToSign({ eventId, registrationId, code }: Ticket): string {
  const bytes = new Uint8Array(payloadBytes);
  bytes.set(uuidBytes(eventId), 0);
  bytes.set(uuidBytes(registrationId), 16);
  bytes.set(new TextEncoder().encode(code), 32);
  return `${version}.${toBase64Url(bytes)}`;
}

/** What the QR code holds. */
export function ticketText(ticket: Ticket, signature: Uint8Array): string {
  return `${ticketToSign(ticket)}.${toBase64Url(signature)}`;
}

/** A scanned text taken apart, not yet believed; null when it is no ticket. */
export function parseTicket(text: string): (Ticket & { signature: Uint8Array<ArrayBuffer> }) | null {
  const [head, payload, signed, ...more] = text.trim().split('.');
  if (head !== version || more.length > 0) return null;
  const bytes = fromBase64Url(payload ?? '');
  const signature = fromBase64Url(signed ?? '');
  if (bytes?.length !== payloadBytes || signature?.length !== signatureBytes) return null;
  const code = readTicketCode(String.fromCharCode(...bytes.subarray(32)));
  if (!code) return null;
  return { eventId: uuidText(bytes, 0), registrationId: uuidText(bytes, 16), code, signature };
}

/** Imports the key that checks tickets, as the server hands it out; Web Crypto of a browser or of Node. */
export async function importTicketKey(publicKey: JsonWebKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', publicKey, ticketAlgorithm, false, ['verify']);
}

/** The ticket of a scanned text when this installation signed it; null when it is none or was made by somebody else. */
export async function verifyTicket(text: string, key: CryptoKey): Promise<Ticket | null> {
  const parsed = parseTicket(text);
  if (!parsed) return null;
  const { signature, ...ticket } = parsed;
  const signed = new TextEncoder().encode(ticketToSign(ticket));
  return (await crypto.subtle.verify(ticketAlgorithm, key, signature, signed)) ? ticket : null;
}

function uuidBytes(id: string): Uint8Array {
  const pairs = id.replaceAll('-', '').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

function uuidText(bytes: Uint8Array, from: number): string {
  const hex = [...bytes.subarray(from, from + 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
