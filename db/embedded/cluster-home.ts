import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDataDir } from '../data-dir.ts';
import type { RunAs } from './run.ts';
import { canEnter, systemUser } from './system-user.ts';

export interface ClusterHome {
  dir: string;
  /** Where PostgreSQL's programs are copied when they cannot be run in place. */
  programs: string;
  as?: RunAs;
  /** The cluster could not stand in DATA_DIR. */
  elsewhere: boolean;
}

/** Clusters of root whose DATA_DIR lies in a folder that no other account can enter. */
const shelter = '/var/lib/sunshine-employment';

/** Decides where the cluster of a DATA_DIR stands: in it, or, where its account cannot get in, in the shelter. */
export async function clusterHome(dataDir: string): Promise<ClusterHome> {
  await makeDataDir(dataDir);
  const dir = join(resolve(dataDir), 'postgres');
  const pointer = join(resolve(dataDir), 'postgres-location');
  const moved = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  const as = await systemUser(moved || dir);
  if (!moved && (existsSync(join(dir, 'data')) || (await canEnter(dataDir, as)))) {
    return { dir, programs: resolve(dataDir), as, elsewhere: false };
  }
  await mkdir(shelter, { recursive: true, mode: 0o711 });
  await chmod(shelter, 0o711);
  if (moved) return { dir: moved, programs: shelter, as, elsewhere: true };

  const fresh = join(shelter, randomUUID());
  await writeFile(pointer, `${fresh}\n`, { flag: 'wx' }).catch(() => undefined);
  return { dir: (await readFile(pointer, 'utf8')).trim(), programs: shelter, as, elsewhere: true };
}

/** Removes sheltered test clusters whose DATA_DIR is gone; a durable one is never removed. */
export async function sweepShelter(): Promise<void> {
  for (const name of await readdir(shelter).catch(() => [])) {
    const dir = join(shelter, name);
    const origin = await readFile(join(dir, 'for-tests-of'), 'utf8').catch(() => undefined);
    if (origin === undefined) continue;
    const gone = await stat(origin.trim()).then(
      () => false,
      () => true,
    );
    if (gone && !existsSync(join(dir, 'data', 'postmaster.pid')))
      await rm(dir, { recursive: true, force: true });
  }
}
