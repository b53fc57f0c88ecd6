import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { explainFullDisk, Failure } from '../failure.ts';
import { isAlive } from '../file-lock.ts';
import { run } from './run.ts';
import type { Cluster } from './server-process.ts';
import { privateFolder } from './system-user.ts';

export const superuser = 'sunshine';

/**
 * Makes the cluster in a folder beside its home and renames it into place,
 * so that a half-made one never stands there and two processes cannot both win.
 */
export async function createCluster(cluster: Cluster, origin: string): Promise<void> {
  if (existsSync(join(cluster.home, 'data'))) return;
  await removeHalfMade(cluster.home);
  const half = `${cluster.home}.new-${process.pid}-${randomUUID()}`;
  try {
    await privateFolder(half, cluster.as);
    await fillCluster(cluster, half, origin);
    await rename(half, cluster.home);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(join(cluster.home, 'data'))) throw explainFullDisk(error, dirname(cluster.home));
  }
}

async function fillCluster(cluster: Cluster, half: string, origin: string): Promise<void> {
  const password = join(half, 'password');
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (cluster.as) await chown(password, cluster.as.uid, cluster.as.gid);
  if (!cluster.durable) await writeFile(join(half, 'for-tests-of'), origin);
  const { ok, output } = await run(
    cluster.binaries.initdb,
    [
      ...['-D', join(half, 'data'), '-U', superuser, `--pwfile=${password}`, '--auth=scram-sha-256'],
      // The collation is PostgreSQL's own: a change of the C library or ICU cannot corrupt an index.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--no-instructions', ...(cluster.durable ? [] : ['--no-sync'])],
    ],
    cluster.as,
  );
  if (!ok)
    throw new Failure(`自带的 PostgreSQL 建不起数据目录：${output.trim().split('\n').slice(-3).join(' ')}`);
}

/** Folders of processes killed while making a cluster. */
async function removeHalfMade(home: string): Promise<void> {
  const prefix = `${basename(home)}.new-`;
  for (const name of await readdir(dirname(home)).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    if (!isAlive(maker)) await rm(join(dirname(home), name), { recursive: true, force: true });
  }
}
