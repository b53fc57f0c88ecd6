import { maskIdNumber, maskPhone } from '@sunshine/contract/shared/mask.ts';
import type { Cipher } from './cipher.ts';

/** How a sensitive field of a person is kept: sealed to read, hashed to find, masked to show. */
export interface Sealed {
  sealed: Buffer;
  hash: Buffer;
  mask: string;
}

const idNumberField = 'people.id_number';
const phoneField = 'people.phone';

export function sealIdNumber(cipher: Cipher, personId: string, idNumber: string): Sealed {
  return {
    sealed: cipher.seal(idNumber, `${idNumberField}:${personId}`),
    hash: hashIdNumber(cipher, idNumber),
    mask: maskIdNumber(idNumber),
  };
}

export function sealPhone(cipher: Cipher, personId: string, phone: string): Sealed {
  return {
    sealed: cipher.seal(phone, `${phoneField}:${personId}`),
    hash: hashPhone(cipher, phone),
    mask: maskPhone(phone),
  };
}

export function openIdNumber(cipher: Cipher, personId: string, sealed: Uint8Array): string {
  return cipher.open(sealed, `${idNumberField}:${personId}`);
}

export function openPhone(cipher: Cipher, personId: string, sealed: Uint8Array): string {
  return cipher.open(sealed, `${phoneField}:${personId}`);
}

/** Finds a person by ID number, written as `normaliseIdNumber` gives it. */
export function hashIdNumber(cipher: Cipher, idNumber: string): Buffer {
  return cipher.fingerprint(idNumber, idNumberField);
}

export function hashPhone(cipher: Cipher, phone: string): Buffer {
  return cipher.fingerprint(phone, phoneField);
}
