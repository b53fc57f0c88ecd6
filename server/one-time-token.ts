import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Cipher } from './cipher.ts';

export interface SecretToken {
  /** Handed to the person; stored nowhere. */
  token: string;
  /** Stored; useless to whoever reads it. */
  hash: Buffer;
}

/** A secret for a link or a refresh token: 256 random bits, 43 characters. */
export function newToken(): SecretToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Letters and digits that nobody mixes up when a code is read out: no 0, 1, I, L, O, U. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of 8 characters to be read out or written down, `7KQ2-M9XC`: 39 bits, safe only behind a limit of tries. */
export function newCode(): string {
  const characters = Array.from({ length: 8 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}

/** Keyed hash of a code for one owner; typed in small letters or without the dash it is the same code. */
export function hashCode(cipher: Cipher, code: string, owner: string): Buffer {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  return cipher.fingerprint(`${owner}:${plain}`, 'one_time_tokens.code');
}
