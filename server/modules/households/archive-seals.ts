import type { Hardship } from '@sunshine/contract/households/schemas.ts';
import type { Cipher } from '../../cipher.ts';

const purpose = (field: string, householdId: string): string => `households.${field}:${householdId}`;

/** Category and causes as one sealed value: no column, index or log says why a household is poor. */
export function sealHardship(cipher: Cipher, householdId: string, hardship: Hardship): Buffer {
  return cipher.seal(JSON.stringify(hardship), purpose('hardship', householdId));
}

export function openHardship(cipher: Cipher, householdId: string, sealed: Uint8Array): Hardship {
  // Only `sealHardship` writes these bytes, and GCM refuses any others.
  return JSON.parse(cipher.open(sealed, purpose('hardship', householdId))) as Hardship;
}

export function sealAddress(cipher: Cipher, householdId: string, address: string): Buffer {
  return cipher.seal(address, purpose('address', householdId));
}

export function openAddress(cipher: Cipher, householdId: string, sealed: Uint8Array): string {
  return cipher.open(sealed, purpose('address', householdId));
}
