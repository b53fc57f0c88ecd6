import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, explainFullDisk, Failure } from '@sunshine/db/failure.ts';
import type { CipherKeys } from './cipher.ts';

/** The secrets of one installation, shared by all its copies. */
export interface Secrets extends CipherKeys {
  /** Signs access tokens. */
  jwtSecret: string;
  /** Mixed into the hashes of refresh tokens and one-time codes. */
  refreshPepper: Buffer;
}

interface SecretsFile {
  jwtSecret: string;
  /** The first key seals; older ones stay to open what they sealed. */
  cipherKeys: { id: number; key: string }[];
  fingerprintKey: string;
  refreshPepper: string;
}

/** Reads the secrets of `dir`, made there on the first run, readable by their owner only. */
export async function loadSecrets(dir: string): Promise<Secrets> {
  const path = join(dir, 'secrets.json');
  try {
    return await readSecrets(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await createSecrets(dir, path).catch((error: unknown) => {
    throw explainFullDisk(error, dir);
  });
  return readSecrets(path);
}

async function createSecrets(dir: string, path: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const draft = join(dir, `secrets-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(newSecrets(), null, 2), { mode: 0o600, flush: true });
  try {
    // A link appears whole or not at all: of two copies starting at once the slower one reads the other's.
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

function newSecrets(): SecretsFile {
  const key = (): string => randomBytes(32).toString('base64');
  return {
    jwtSecret: key(),
    cipherKeys: [{ id: 1, key: key() }],
    fingerprintKey: key(),
    refreshPepper: key(),
  };
}

async function readSecrets(path: string): Promise<Secrets> {
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Failure(`密钥文件 ${path} 别的账号也能读：先运行 chmod 600 ${path}，再启动。`);
  }
  const file = parse(await readFile(path, 'utf8'), path);
  return {
    jwtSecret: file.jwtSecret,
    cipherKeys: file.cipherKeys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') })),
    fingerprintKey: Buffer.from(file.fingerprintKey, 'base64'),
    refreshPepper: Buffer.from(file.refreshPepper, 'base64'),
  };
}

/** A damaged file must stop the start: with new keys nothing sealed before would open again. */
function parse(text: string, path: string): SecretsFile {
  try {
    const file = JSON.parse(text) as Partial<SecretsFile>;
    const { jwtSecret, cipherKeys, fingerprintKey, refreshPepper } = file;
    if (jwtSecret && cipherKeys?.length && fingerprintKey && refreshPepper) {
      return { jwtSecret, cipherKeys, fingerprintKey, refreshPepper };
    }
  } catch {
    // Falls through to the sentence below.
  }
  throw new Failure(`密钥文件 ${path} 坏了：从备份恢复它，没有它已加密的内容打不开。`);
}
