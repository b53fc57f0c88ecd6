import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, migrationsFolder } from '@sunshine/db/migrate.ts';
import postgres from 'postgres';
import { addressOf } from './test-server.ts';

const templateLock = 7_310_120;
const dayOld = 24 * 3600;

/** The name of the template of this level of the schema; built once, by one run at a time. */
export async function ensureTemplate(serverUrl: string, folder = migrationsFolder): Promise<string> {
  const name = `template_${await hashOf(folder)}`;
  await withServer(serverUrl, async (server) => {
    await server`select pg_advisory_lock(${templateLock})`;
    const [found] = await server`select 1 from pg_database where datname = ${name}`;
    if (found) return;
    // Built under another name: a run that dies half-way leaves no half template.
    const half = `${name}_half`;
    await server`drop database if exists ${server(half)} with (force)`;
    await server`create database ${server(half)}`;
    await migrate(addressOf(serverUrl, half), folder);
    await server`alter database ${server(half)} rename to ${server(name)}`;
  });
  return name;
}

/** Drops what runs that were killed have left: databases over a day old that nobody is connected to. */
export async function sweepOldDatabases(serverUrl: string): Promise<void> {
  await withServer(serverUrl, async (server) => {
    const old = await server<{ datname: string }[]>`
      select datname from pg_database
      where (datname like 'test\\_%' or datname like 'template\\_%')
        and (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification < now() - make_interval(secs => ${dayOld})
        and not exists (select 1 from pg_stat_activity a where a.datid = pg_database.oid)`;
    for (const { datname } of old) await server`drop database if exists ${server(datname)}`;
  });
}

async function withServer(url: string, work: (server: postgres.Sql) => Promise<void>): Promise<void> {
  const server = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((each) => /\.(sql|json)$/.test(each)).sort()) {
    hash.update(`${name}\n`).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
