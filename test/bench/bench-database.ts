import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import { startEmbedded } from '@sunshine/db/embedded/start-embedded.ts';
import postgres from 'postgres';
import { ensureTemplate } from '../support/template.ts';
import { addressOf } from '../support/test-server.ts';

/** A cluster of its own: tests that come and go beside it must not take it away. */
const benchDataDir = fileURLToPath(new URL('../../.data/bench', import.meta.url));

export interface BenchOptions {
  /** Commits wait for the disk, as in use: where a promise to a person is measured. */
  durable?: boolean;
  /** Largest number of connections. */
  max?: number;
}

/** Does the work over a database of its own with the whole schema, and removes it. */
export async function withBenchDatabase(
  work: (db: Database) => Promise<void>,
  { durable = false, max = 4 }: BenchOptions = {},
): Promise<void> {
  // Each kind of cluster keeps its folder: how durable one is it was told when it was made.
  const dataDir = durable ? `${benchDataDir}-durable` : benchDataDir;
  const server = await startEmbedded({ dataDir, name: 'postgres', durable });
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  await admin`create database ${admin(name)} template ${admin(await ensureTemplate(server.url))}`;
  const db = connect(addressOf(server.url, name), { max, statementTimeout: 0, name: 'bench' });
  try {
    await work(db);
  } finally {
    await disconnect(db);
    await admin`drop database if exists ${admin(name)} with (force)`;
    await admin.end();
    await server.stop();
  }
}
