import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Keys of one installation; the first cipher key seals, all of them open, so that keys can be rotated. */
export interface CipherKeys {
  /** `id` 0 to 255, `key` 32 bytes. */
  cipherKeys: readonly { readonly id: number; readonly key: Buffer }[];
  /** 32 bytes or more; never rotated without re-hashing, for it is how records are found. */
  fingerprintKey: Buffer;
}

/** Encrypts what must not lie readable in the database (身份证号, 手机, 困难情况) and finds it again by keyed hash. */
export interface Cipher {
  /** Seals text for one purpose, `people.id_number:<record id>`: moved to another place it no longer opens. */
  seal(text: string, purpose: string): Buffer;
  /** Throws `SealBroken` when the bytes were changed, belong to another purpose or their key is gone. */
  open(sealed: Uint8Array, purpose: string): string;
  sealBytes(plain: Uint8Array, purpose: string): Buffer;
  openBytes(sealed: Uint8Array, purpose: string): Buffer;
  /** Equal texts of one purpose have equal fingerprints; nothing can be read from one. */
  fingerprint(text: string, purpose: string): Buffer;
  /** Whether the bytes were sealed with a key older than the present one. */
  isStale(sealed: Uint8Array): boolean;
}

export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 2 + ivBytes + tagBytes;

/** AES-256-GCM. Layout: version, key id, iv (12), tag (16), ciphertext; head and purpose are authenticated. */
export function createCipher(keys: CipherKeys): Cipher {
  const current = keys.cipherKeys[0];
  if (!current) throw new Error('a cipher needs at least one key');
  const { id: currentId, key: currentKey } = current;
  const byId = new Map(keys.cipherKeys.map(({ id, key }) => [id, key]));
  for (const { id, key } of keys.cipherKeys) {
    if (!Number.isInteger(id) || id < 0 || id > 255) throw new Error(`cipher key id ${id} is not a byte`);
    if (key.length !== 32) throw new Error(`cipher key ${id} must have 32 bytes`);
  }
  if (byId.size !== keys.cipherKeys.length) throw new Error('two cipher keys share an id');
  if (keys.fingerprintKey.length < 32) throw new Error('the fingerprint key must have at least 32 bytes');

  function sealBytes(plain: Uint8Array, purpose: string): Buffer {
    const head = Buffer.from([version, currentId]);
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', currentKey, iv);
    cipher.setAAD(Buffer.concat([head, Buffer.from(purpose, 'utf8')]));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
  }

  function openBytes(sealed: Uint8Array, purpose: string): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes.length < headBytes || bytes[0] !== version) throw new SealBroken('not a sealed value');
    const key = byId.get(bytes[1] ?? -1);
    if (!key) throw new SealBroken(`cipher key ${bytes[1]} is missing`);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(2, 2 + ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.concat([bytes.subarray(0, 2), Buffer.from(purpose, 'utf8')]));
    decipher.setAuthTag(bytes.subarray(2 + ivBytes, headBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]);
    } catch (cause) {
      throw new SealBroken('the sealed value was changed or belongs elsewhere', { cause });
    }
  }

  return {
    sealBytes,
    openBytes,
    seal: (text, purpose) => sealBytes(Buffer.from(text, 'utf8'), purpose),
    open: (sealed, purpose) => openBytes(sealed, purpose).toString('utf8'),
    // The length keeps purpose and text apart: ('ab','c') never meets ('a','bc').
    fingerprint: (text, purpose) =>
      createHmac('sha256', keys.fingerprintKey)
        .update(`${purpose.length}:${purpose}:${text}`, 'utf8')
        .digest(),
    isStale: (sealed) => sealed[1] !== currentId,
  };
}
