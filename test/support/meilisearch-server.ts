import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import { freePort } from './free-port.ts';

export const meilisearchKey = 'faults-master-key-0123456789';

/** A real Meilisearch in a process and a folder of its own, which may be killed and started again. */
export interface MeilisearchServer {
  url: string;
  client: Meilisearch;
  start(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  kill(): Promise<void>;
  /** Kills it and removes what it kept. */
  remove(): Promise<void>;
}

export async function meilisearchServer(binary: string): Promise<MeilisearchServer> {
  const dir = await mkdtemp(join(tmpdir(), 'meilisearch-'));
  const address = `127.0.0.1:${await freePort()}`;
  const client = new Meilisearch({ host: `http://${address}`, apiKey: meilisearchKey });
  let running: ChildProcess | null = null;

  async function start(): Promise<void> {
    const args = ['--http-addr', address, '--master-key', meilisearchKey, '--db-path', join(dir, 'data')];
    running = spawn(binary, [...args, '--no-analytics', '--log-level', 'ERROR'], {
      cwd: dir,
      stdio: 'ignore',
    });
    for (let time = 0; time < 300; time += 1) {
      if (await client.isHealthy()) return;
      await pause(100);
    }
    throw new Error('the search server did not start');
  }
  async function kill(): Promise<void> {
    if (!running) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    running = null;
    await gone;
  }
  await start();
  return {
    url: `http://${address}`,
    client,
    start,
    signal: (signal) => void running?.kill(signal),
    kill,
    remove: async () => {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
