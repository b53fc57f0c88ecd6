import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { addressOf } from './test-server.ts';

export interface TestDatabase {
  url: string;
  /** Removes the database; open connections to it are cut. */
  drop(): Promise<void>;
}

/** A database of its own with the whole schema and no rows. */
export function cloneDatabase(): Promise<TestDatabase> {
  return createDatabase(inject('template'));
}

/** A database without any table, for tests of the migrations. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withServer(serverUrl, (server) => copyTemplate(server, name, template));
  return {
    url: addressOf(serverUrl, name),
    drop: () =>
      withServer(serverUrl, async (server) => {
        await server`drop database if exists ${server(name)} with (force)`;
      }),
  };
}

async function copyTemplate(server: postgres.Sql, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await server`create database ${server(name)} template ${server(template)}`;
      return;
    } catch (error) {
      // Another run is copying the same template at this moment.
      if (!(error instanceof postgres.PostgresError) || error.code !== '55006' || attempt >= 20) throw error;
    }
  }
}

async function withServer(url: string, work: (server: postgres.Sql) => Promise<void>): Promise<void> {
  const server = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
