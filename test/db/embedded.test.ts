import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Embedded, startEmbedded } from '@sunshine/db/embedded/start-embedded.ts';
import { Failure } from '@sunshine/db/failure.ts';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const isRoot = process.getuid?.() === 0;
const holder = fileURLToPath(new URL('../support/embedded-holder.ts', import.meta.url));

let dir: string;
let started: Embedded[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sunshine-embedded-'));
  await chmod(dir, 0o755);
  started = [];
});

afterEach(async () => {
  for (const each of started) await each.stop();
  await rm(dir, { recursive: true, force: true });
});

async function start(dataDir = dir): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, name: 'trial' });
  started.push(embedded);
  return embedded;
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(query);
  } finally {
    await sql.end();
  }
}

async function postmasterOf({ home }: Embedded): Promise<number> {
  return Number((await readFile(join(home, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function killHolder(dataDir: string): Promise<void> {
  const child = spawn(process.execPath, [holder, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('PostgreSQL from its npm package', () => {
  test('the first start makes a database that sorts by PostgreSQL itself and has the extensions the schema needs', async () => {
    const { url, adopted, elsewhere } = await start();
    const extensions = ['pg_trgm', 'btree_gist', 'pgcrypto']
      .map((name) => `create extension ${name};`)
      .join('');
    await ask(url, extensions);
    const [row] = await ask(
      url,
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
       from pg_database where datname = 'trial'`,
    );
    expect({ ...row, adopted, elsewhere }).toEqual({
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      adopted: false,
      elsewhere: false,
    });
  });

  test('a stop waits for nobody who is still connected, and what was written is there after a new start', async () => {
    const first = await start();
    await ask(first.url, `create table kept as select 'a word' as what`);
    const idle = postgres(first.url, { max: 1, onnotice: () => undefined });
    await idle`select 1`;
    expect(await first.stop()).toBe(true);
    await idle.end();
    await expect(ask(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);

    const second = await start();
    expect(await ask(second.url, 'select what from kept')).toEqual([{ what: 'a word' }]);
  });

  test('a server in use by two processes stops with the last of them', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect([first.adopted, second.adopted].sort()).toEqual([false, true]);
    expect(await first.stop()).toBe(false);
    expect(await ask(second.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    expect(await second.stop()).toBe(true);
  });

  test('after kill -9 of the process that started it the next start takes the server over and stops it', async () => {
    await killHolder(dir);
    const next = await start();
    expect(next.adopted).toBe(true);
    expect(await ask(next.url, 'select what from written')).toEqual([{ what: 'before the kill' }]);
    expect(await next.stop()).toBe(true);
  });

  test('after kill -9 of the server itself the next start recovers what was committed', async () => {
    const first = await start();
    await ask(first.url, `create table kept as select 'committed' as what`);
    process.kill(await postmasterOf(first), 'SIGKILL');
    const next = await start();
    expect(next.adopted).toBe(false);
    expect(await ask(next.url, 'select what from kept')).toEqual([{ what: 'committed' }]);
  });

  test('a lock file naming a process that is no PostgreSQL does not stop the start', async () => {
    const first = await start();
    const file = join(first.home, 'data', 'postmaster.pid');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await first.stop();
    await writeFile(file, [process.pid, ...lines.slice(1)].join('\n'));
    if (isRoot) await chmod(file, 0o666);
    expect((await start()).adopted).toBe(false);
  });

  test('a cluster half-made by a killed process is thrown away', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    await mkdir(join(dir, `postgres.new-${gone}-x`, 'data'), { recursive: true });
    await start();
    await expect(readFile(join(dir, `postgres.new-${gone}-x`, 'data'))).rejects.toThrow(/ENOENT/);
  });

  test.runIf(isRoot)(
    'root with DATA_DIR in a folder closed to others keeps the data elsewhere, the same each time',
    async () => {
      await chmod(dir, 0o700);
      const dataDir = join(dir, 'data');
      const first = await start(dataDir);
      expect(first.elsewhere).toBe(true);
      await ask(first.url, `create table kept as select 'sheltered' as what`);
      await first.stop();

      const second = await start(dataDir);
      expect(second.home).toBe(first.home);
      expect(await ask(second.url, 'select what from kept')).toEqual([{ what: 'sheltered' }]);
      await second.stop();
      await rm(second.home, { recursive: true });
    },
  );

  test.runIf(isRoot)('a full disk is told in one sentence that names the folder', async ({ skip }) => {
    const small = join(dir, 'small');
    await mkdir(small);
    const mounted =
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs', small]).status === 0;
    if (!mounted) skip('this machine does not let us mount a small disk');
    try {
      const failure = await start(join(small, 'data')).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Failure);
      expect(String(failure)).toContain(`磁盘满了，数据写不进 ${join(small, 'data')}`);
    } finally {
      spawnSync('umount', [small]);
    }
  });
});
