import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '@sunshine/db/failure.ts';
import { loadSecrets } from '@sunshine/server/secrets.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let dir: string;

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'sunshine-secrets-')), 'secrets');
});
afterEach(() => rm(join(dir, '..'), { recursive: true }));

describe('secrets', () => {
  test('are made at random on the first run, for their owner only, and are the same afterwards', async () => {
    const made = await loadSecrets(dir);
    expect(await loadSecrets(dir)).toEqual(made);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(made.cipherKeys.map(({ id, key }) => [id, key.length])).toEqual([[1, 32]]);

    const elsewhere = await loadSecrets(`${dir}-of-another-installation`);
    expect(elsewhere.jwtSecret).not.toBe(made.jwtSecret);
    expect(elsewhere.fingerprintKey).not.toEqual(made.fingerprintKey);
  });

  test('are one set when two copies start at once', async () => {
    const copies = await Promise.all(Array.from({ length: 8 }, () => loadSecrets(dir)));
    expect(new Set(copies.map(({ jwtSecret }) => jwtSecret)).size).toBe(1);
    expect(await readdir(dir)).toEqual(['secrets.json']);
  });

  test('that others can read stop the start', async () => {
    await loadSecrets(dir);
    await chmod(join(dir, 'secrets.json'), 0o644);
    await expect(loadSecrets(dir)).rejects.toThrow(/chmod 600/);
  });

  test('that are damaged stop the start and are not replaced', async () => {
    await loadSecrets(dir);
    await writeFile(join(dir, 'secrets.json'), '{"jwtSecret":"x"');
    await expect(loadSecrets(dir)).rejects.toThrow(Failure);
    await expect(loadSecrets(dir)).rejects.toThrow(/从备份恢复/);
  });
});
