import { readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { explainFullDisk, Failure } from '../failure.ts';
import { isAlive } from '../file-lock.ts';
import type { Binaries } from './binaries.ts';
import { type RunAs, run } from './run.ts';

export interface Cluster {
  /** Holds `data/`, `password` and `server.log`. */
  home: string;
  as?: RunAs;
  binaries: Binaries;
  /** false: may lose data on a crash, for tests. */
  durable: boolean;
}

interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** Starts the cluster's server, or finds the one that an earlier process left running. */
export async function ensureServer(cluster: Cluster): Promise<{ port: number; adopted: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await settledPostmaster(cluster);
    if (running) return { port: running.port, adopted: true };
    const port = await freePort();
    const { ok, output } = await startServer(cluster, port);
    if (ok) return { port, adopted: false };
    // Lost a race for the port or for the start, or the last backends of a killed server still hold its memory.
    if (attempt < 10 && /in use|already running|might be running|bind|lock file/i.test(output))
      await pause(200);
    else
      throw explainFullDisk(new Failure(`自带的 PostgreSQL 没有启动成功：${reasonIn(output)}`), cluster.home);
  }
}

export async function stopServer(cluster: Cluster): Promise<void> {
  const { pgCtl } = cluster.binaries;
  await run(pgCtl, ['stop', '-D', join(cluster.home, 'data'), '-m', 'fast', '-w', '-t', '60'], cluster.as);
}

/** The running postmaster once it accepts connections; undefined when none runs. */
async function settledPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  for (let waited = 0; ; waited += 50) {
    const found = await readPostmaster(join(cluster.home, 'data'));
    if (!found || found.status === 'ready') return found;
    if (waited > 120_000) throw new Failure('自带的 PostgreSQL 正在恢复数据，两分钟还没有好：稍后再启动。');
    await pause(50);
  }
}

/** postmaster.pid: process, data folder, start time, port, socket folder, address, shared memory, status. */
async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const file = join(data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const found = { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' };
  if (await isPostmaster(found.pid, data)) return found;
  // After a crash of the machine the number may belong to a stranger, and PostgreSQL would refuse to start.
  if (isAlive(found.pid)) await rm(file, { force: true });
  return undefined;
}

async function isPostmaster(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const proc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (proc !== undefined) return proc.includes(data);
  if (process.platform === 'linux' || process.platform === 'win32') return process.platform === 'win32';
  return (await run('ps', ['-o', 'args=', '-p', String(pid)])).output.includes(data);
}

async function startServer(cluster: Cluster, port: number): Promise<{ ok: boolean; output: string }> {
  const log = join(cluster.home, 'server.log');
  const before = await sizeOf(log);
  if (before > 4 * 1024 * 1024) await rm(log);
  const settings = Object.entries({ ...fixedSettings, ...(cluster.durable ? {} : fastSettings), port });
  const options = settings.map(([name, value]) => `-c ${name}=${value}`).join(' ');
  const args = ['start', '-D', join(cluster.home, 'data'), '-l', log, '-w', '-t', '120', '-s', '-o', options];
  const { ok, output } = await run(cluster.binaries.pgCtl, args, cluster.as);
  if (ok) return { ok, output };
  const logged = await readFile(log).catch(() => Buffer.alloc(0));
  return {
    ok,
    output: `${output}\n${logged.subarray(logged.length >= before ? before : 0).toString('utf8')}`,
  };
}

const fixedSettings = {
  listen_addresses: '127.0.0.1',
  // Socket paths overflow in deep folders; TCP with a password does everywhere.
  unix_socket_directories: '',
  max_connections: 200,
  jit: 'off',
  // Details and statements of failed queries would carry personal data into the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
};

function reasonIn(output: string): string {
  const line =
    output.split('\n').find((each) => /FATAL|PANIC|error/i.test(each)) ?? output.trim().split('\n').at(-1);
  return line?.trim() ?? '';
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => ({ size: 0 }))).size;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
