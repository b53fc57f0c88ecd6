import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { Union } from '@sunshine/contract/unions/schemas.ts';
import { connect, disconnect } from '@sunshine/db/connect.ts';
import { startEmbedded } from '@sunshine/db/embedded/start-embedded.ts';
import { checkTrail } from '@sunshine/db/queries/accounts/audit-trail.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../support/server-process.ts';

const password = '石桥边上的第七棵老柳树';

let dir: string;
let server: ServerProcess;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sunshine-kill-'));
  await chmod(dir, 0o755);
  server = await startServer({ env: { DATA_DIR: dir, DEMO: '0' }, apiOnly: true });
});

afterEach(async () => {
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

async function ask<T>(method: string, path: string, token: string | null, body?: unknown): Promise<T> {
  const reply = await fetch(server.origin + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  // Too busy, nothing was kept: whoever meets it on a slow machine tries again, as the sentence says.
  if (reply.status === 503) {
    await pause(200);
    return ask(method, path, token, body);
  }
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

async function setUpAdministrator(): Promise<{ token: string; districtId: string }> {
  const link = /\/setup\/([\w-]{43})/.exec(server.output())?.[1];
  const account = { token: link, name: '沈一鸣', loginName: '19900000001', password };
  const { accessToken } = await ask<SignedIn>('POST', '/api/setup', null, account);
  const { items } = await ask<{ items: Union[] }>('GET', '/api/unions', accessToken);
  return { token: accessToken, districtId: items[0]?.id ?? '' };
}

/** Founds unions one after the other until the server is gone; the names that were acknowledged. */
async function writeUntilKilled(token: string, parentId: string, acknowledged: string[]): Promise<void> {
  for (;;) {
    const name = `工会 ${randomUUID()}`;
    try {
      await ask('POST', '/api/unions', token, { parentId, kind: 'system', name, shortName: '系统工会' });
    } catch {
      return;
    }
    acknowledged.push(name);
  }
}

async function killDatabase(): Promise<void> {
  const moved = await readFile(join(dir, 'postgres-location'), 'utf8').catch(() => join(dir, 'postgres'));
  const lock = await readFile(join(moved.trim(), 'data', 'postmaster.pid'), 'utf8');
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
}

/** Every acknowledged union stands there, once, and the audit trail tells of each; answers a token of the new start. */
async function expectNothingLost(acknowledged: readonly string[]): Promise<string> {
  const { accessToken } = await ask<SignedIn>('POST', '/api/session', null, {
    loginName: '19900000001',
    password,
  });
  const { items } = await ask<{ items: Union[] }>('GET', '/api/unions', accessToken);
  const names = items.map(({ name }) => name);
  expect(acknowledged.filter((name) => !names.includes(name))).toEqual([]);
  expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);

  const embedded = await startEmbedded({ dataDir: dir, name: 'sunshine' });
  const db = connect(embedded.url);
  expect((await checkTrail(db)).broken).toEqual([]);
  const told =
    await db.$client`select detail ->> 'name' as name from audit_entries where action = 'union.create'`;
  expect(told.map(({ name }) => name).sort()).toEqual(names.filter((name) => name !== '青浦区总工会').sort());
  await disconnect(db);
  await embedded.stop();
  return accessToken;
}

describe('kill -9 while people write', () => {
  test('of the server and its database, three times in a row: nothing acknowledged is lost', async () => {
    const acknowledged: string[] = [];
    const { token: firstToken, districtId } = await setUpAdministrator();
    let token = firstToken;
    for (const enough of [1, 12, 40]) {
      const before = acknowledged.length;
      const writers = Array.from({ length: 6 }, () => writeUntilKilled(token, districtId, acknowledged));
      while (acknowledged.length < before + enough) await pause(5);
      await killDatabase();
      await server.stop('SIGKILL');
      await Promise.all(writers);

      server = await startServer({ env: { DATA_DIR: dir, DEMO: '0' }, apiOnly: true });
      token = await expectNothingLost(acknowledged);
    }
  });

  test('of the server alone: the next start takes the running database over on the same port', async () => {
    const { token, districtId } = await setUpAdministrator();
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 6 }, () => writeUntilKilled(token, districtId, acknowledged));
    while (acknowledged.length < 20) await pause(5);
    await server.stop('SIGKILL');
    await Promise.all(writers);

    const port = Number(new URL(server.origin).port);
    server = await startServer({ env: { DATA_DIR: dir, DEMO: '0' }, apiOnly: true, port });
    expect(server.output()).toContain('接上了已经在运行的 PostgreSQL');
    await expectNothingLost(acknowledged);
    expect(await server.stop()).toBe(0);
  });
});
