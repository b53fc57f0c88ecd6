import { createHash, randomBytes } from 'node:crypto';
import { importTicketKey, parseTicket, ticketText, verifyTicket } from '@sunshine/contract/events/ticket.ts';
import { readTicketCode, spokenTicketCode, ticketCodeFrom } from '@sunshine/contract/events/ticket-code.ts';
import { createTickets } from '@sunshine/server/tickets.ts';
import { describe, expect, test } from 'vitest';

const tickets = createTickets(randomBytes(32));
const ticket = {
  eventId: '01990000-0000-7000-8000-000000000001',
  registrationId: '01990000-0000-7000-8000-0000000000ff',
  code: tickets.newCode(),
};

describe('the signed ticket', () => {
  test('is checked with the public key alone, and holds event, registration and code only', async () => {
    const text = tickets.sign(ticket);
    expect(text).toMatch(/^SJ1\.[\w-]{54}\.[\w-]{86}$/);
    expect(await verifyTicket(text, await importTicketKey(tickets.publicKey))).toEqual(ticket);
    expect(Object.keys(tickets.publicKey).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  test('one changed byte anywhere, or a key of another installation, and it is none', async () => {
    const key = await importTicketKey(tickets.publicKey);
    const text = tickets.sign(ticket);
    for (let at = 4; at < text.length; at += 1) {
      if (text[at] === '.') continue;
      // The last letter of base64url carries spare bits; a change must touch a byte.
      const other = text[at] === 'A' ? 'Q' : 'A';
      const forged = text.slice(0, at) + other + text.slice(at + 1);
      if (sameBytes(forged, text)) continue;
      expect(await verifyTicket(forged, key)).toBeNull();
    }
    const stranger = createTickets(randomBytes(32));
    expect(await verifyTicket(stranger.sign(ticket), key)).toBeNull();
    expect(await verifyTicket(ticketText(ticket, new Uint8Array(64)), key)).toBeNull();
  });

  test.each([
    '',
    'SJ1',
    'SJ1..',
    'SJ2.AAAA.AAAA',
    'https://example.com',
    'FX22 7306',
    'SJ1.%%.AA',
  ])('what is no ticket is taken for none: %s', (text) => expect(parseTicket(text)).toBeNull());

  test('the pair of keys follows from the secret: a restart changes nothing, another secret everything', () => {
    const secret = createHash('sha256').update('one installation').digest();
    expect(createTickets(secret).publicKey).toEqual(createTickets(secret).publicKey);
    expect(createTickets(secret).publicKey).not.toEqual(tickets.publicKey);
    // The key of a fixed secret: a change of the derivation would make every printed ticket void.
    expect(createTickets(secret).publicKey.x).toBe('GnprEHN07rMHiwZvxFVPPVPgtHkF_6jAFN4Osv-Uz90');
  });
});

function sameBytes(one: string, other: string): boolean {
  const bytes = (text: string) =>
    text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
  return JSON.stringify(bytes(one)) === JSON.stringify(bytes(other));
}

describe('the short code', () => {
  const codes = Array.from({ length: 200 }, () => ticketCodeFrom(randomBytes));

  test('leaves out letters taken for others, and is read however it was typed', () => {
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Y]{8}$/);
      expect(readTicketCode(spokenTicketCode(code).toLowerCase())).toBe(code);
      expect(readTicketCode(` ${code.slice(0, 4)}-${code.slice(4)} `)).toBe(code);
      expect(readTicketCode(code.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('2', 'z'))).toBe(code);
    }
  });

  test('one wrong character and any two swapped are noticed, always', () => {
    for (const code of codes) {
      for (let at = 0; at < 8; at += 1) {
        const other = code[at] === '7' ? '8' : '7';
        expect(readTicketCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
        for (let to = at + 1; to < 8; to += 1) {
          const letters = [...code];
          [letters[at], letters[to]] = [letters[to] ?? '', letters[at] ?? ''];
          if (letters.join('') !== code) expect(readTicketCode(letters.join(''))).toBeNull();
        }
      }
    }
  });

  test('two hundred are two hundred', () => expect(new Set(codes).size).toBe(200));
});
