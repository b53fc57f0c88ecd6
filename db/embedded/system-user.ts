import { chown, mkdir, stat } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import { type RunAs, run } from './run.ts';

/**
 * The account that PostgreSQL, which refuses to run as root, gets: the owner of an existing cluster, else `nobody`.
 * undefined: we are no root, it runs as ourselves.
 */
export async function systemUser(existing: string): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(existing).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function idOf(which: '-u' | '-g'): Promise<number> {
  const { ok, output } = await run('id', [which, 'nobody']);
  if (!ok) throw new Failure('PostgreSQL 不能用 root 运行，而这台机器上没有 nobody 账号：换普通账号启动。');
  return Number(output.trim());
}

/** Whether the account can enter the folder: tried, because access lists and mounts count too. */
export async function canEnter(dir: string, as?: RunAs): Promise<boolean> {
  if (!as) return true;
  return (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], as)).ok;
}

/** Makes a folder that only `as` (or ourselves) can read. */
export async function privateFolder(dir: string, as?: RunAs): Promise<void> {
  await mkdir(dir, { mode: 0o700 });
  if (as) await chown(dir, as.uid, as.gid);
}
