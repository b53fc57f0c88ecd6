import { randomBytes } from 'node:crypto';
import { createCipher, SealBroken } from '@sunshine/server/cipher.ts';
import { expect, test } from 'vitest';

const keys = { cipherKeys: [{ id: 1, key: randomBytes(32) }], fingerprintKey: randomBytes(32) };
const purpose = 'people.id_number:0195';

test('what was sealed opens again, for its own purpose only', () => {
  const cipher = createCipher(keys);
  const sealed = cipher.seal('990118200306150015', purpose);
  expect(cipher.open(sealed, purpose)).toBe('990118200306150015');
  expect(() => cipher.open(sealed, 'people.id_number:0196')).toThrow(SealBroken);
});

test('sealing the same text twice gives different bytes, none of them readable', () => {
  const cipher = createCipher(keys);
  const [one, two] = [cipher.seal('990118200306150015', purpose), cipher.seal('990118200306150015', purpose)];
  expect(one.equals(two)).toBe(false);
  expect(one.toString('latin1')).not.toContain('990118');
});

test('a changed byte anywhere is noticed', () => {
  const cipher = createCipher(keys);
  const sealed = cipher.seal('沈一鸣', purpose);
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8((changed.readUInt8(i) + 1) % 256, i);
    expect(() => cipher.open(changed, purpose), `byte ${i}`).toThrow(SealBroken);
  }
});

test('after a rotation the old key still opens and the new one seals', () => {
  const before = createCipher(keys).seal('沈一鸣', purpose);
  const rotated = createCipher({
    ...keys,
    cipherKeys: [{ id: 2, key: randomBytes(32) }, ...keys.cipherKeys],
  });
  expect(rotated.open(before, purpose)).toBe('沈一鸣');
  expect([rotated.isStale(before), rotated.isStale(rotated.seal('沈一鸣', purpose))]).toEqual([true, false]);
});

test('equal texts meet by fingerprint within a purpose, and only with the same key', () => {
  const cipher = createCipher(keys);
  const found = cipher.fingerprint('990118200306150015', 'people.id_number');
  expect(cipher.fingerprint('990118200306150015', 'people.id_number').equals(found)).toBe(true);
  expect(cipher.fingerprint('990118200306150015', 'people.phone').equals(found)).toBe(false);
  const other = createCipher({ ...keys, fingerprintKey: randomBytes(32) });
  expect(other.fingerprint('990118200306150015', 'people.id_number').equals(found)).toBe(false);
});

test('a short key or two keys of one id are refused at once', () => {
  expect(() => createCipher({ ...keys, cipherKeys: [{ id: 1, key: randomBytes(16) }] })).toThrow(/32 bytes/);
  expect(() => createCipher({ ...keys, cipherKeys: [...keys.cipherKeys, ...keys.cipherKeys] })).toThrow(
    /share an id/,
  );
});
