import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { explainFullDisk, Failure } from '@sunshine/db/failure.ts';
import { withFileLock } from '@sunshine/db/file-lock.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const web = join(root, 'web');
const stamp = join(web, 'build', 'source-hash');
/** What the built site is made of. */
const sources = [
  'web/src',
  'web/static',
  'web/package.json',
  'web/vite.config.ts',
  'server/contract',
  'package-lock.json',
];

export const siteHandler = join(web, 'build', 'handler.js');

/** Whether the built site is the one of these sources; without sources (an image) any built site is. */
export async function isSiteFresh(): Promise<boolean> {
  if (!existsSync(siteHandler)) return false;
  if (!existsSync(join(web, 'src'))) return true;
  return (await readFile(stamp, 'utf8').catch(() => '')) === (await hashSources());
}

/** Builds the site if it is missing or older than its sources; one process of this tree at a time. */
export async function buildSite(signal?: AbortSignal): Promise<void> {
  await withFileLock(join(root, '.runtime', 'site-build.lock'), async () => {
    if (await isSiteFresh()) return;
    const hash = await hashSources();
    await runBuild(signal);
    await writeFile(stamp, hash);
  }).catch((error: unknown) => {
    throw explainFullDisk(error, web);
  });
}

async function runBuild(signal?: AbortSignal): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const env = { ...process.env, NODE_ENV: 'production', PUBLIC_ORIGIN: '', API_ORIGIN: '' };
  try {
    await promisify(execFile)(process.execPath, [vite, 'build'], {
      cwd: web,
      env,
      signal,
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    if (/No space left|ENOSPC/.test(stderr)) throw cause;
    const last = `${stdout}\n${stderr}`.trim().split('\n').slice(-30).join('\n');
    throw new Failure(`网站没有构建成功：\n${last}`, { cause });
  }
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesOf(join(root, source)))
      hash.update(`${file}\n`).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return existsSync(path) ? [path] : [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
