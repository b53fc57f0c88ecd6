import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { failToStart, type ServerProcess, startServer } from '../support/server-process.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sunshine-start-'));
  await chmod(dir, 0o755);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function database(): Promise<string> {
  const { url, drop } = await cloneDatabase();
  onTestFinished(drop);
  return url;
}

async function start(env: Record<string, string>): Promise<ServerProcess> {
  const server = await startServer({ env, apiOnly: true });
  onTestFinished(async () => void (await server.stop()));
  return server;
}

/** What stands after the lines of progress. */
function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}

describe('a start that cannot succeed ends with one sentence that says what to do', () => {
  test('a taken port', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => void taken.close());
    const { code, output } = await failToStart({ env: { DATA_DIR: dir }, apiOnly: true, port });
    expect(code).toBe(1);
    expect(output.trim()).toBe(
      `端口 ${port} 已经被占用：停掉占用它的程序，或换一个，如 PORT=${port + 1} npm start。`,
    );
  });

  test('a DATABASE_URL with a wrong password, and the password is not told', async () => {
    const url = Object.assign(new URL(await database()), { password: 'geheim' }).href;
    const { code, output } = await failToStart({ env: { DATA_DIR: dir, DATABASE_URL: url }, apiOnly: true });
    expect(code).toBe(1);
    expect(lastLine(output)).toBe('DATABASE_URL 连不上：用户名或密码不对。');
    expect(output).not.toContain('geheim');
  });

  test('a DATABASE_URL naming a database that does not exist', async () => {
    const url = Object.assign(new URL(inject('serverUrl')), { pathname: '/nowhere' }).href;
    const { code, output } = await failToStart({ env: { DATA_DIR: dir, DATABASE_URL: url }, apiOnly: true });
    expect(code).toBe(1);
    expect(lastLine(output)).toBe('DATABASE_URL 连不上：服务器上没有“nowhere”这个库。');
  });

  test('keys of another installation: what is sealed in this database would not open', async () => {
    const env = { DATABASE_URL: await database(), DATA_DIR: join(dir, 'first') };
    await (await start(env)).stop();
    const other = { ...env, DATA_DIR: join(dir, 'second') };
    const { code, output } = await failToStart({ env: other, apiOnly: true });
    expect(code).toBe(1);
    expect(lastLine(output)).toContain(`${join(dir, 'second', 'secrets')} 里的密钥不是这个数据库的`);
  });
});

describe('a running copy', () => {
  test('two copies start at once on one database and are both ready', async () => {
    const env = { DATABASE_URL: await database(), DATA_DIR: dir };
    const copies = await Promise.all([start(env), start(env)]);
    for (const { origin } of copies) {
      const reply = await fetch(`${origin}/readyz`);
      expect(reply.status).toBe(200);
      expect(await reply.json()).toMatchObject({ status: 'ready', migration: { reached: true } });
    }
  });

  test('SIGTERM lets a request under way finish, then ends with 0', async () => {
    const server = await start({ DATABASE_URL: await database(), DATA_DIR: dir });
    const account = {
      name: '陆佳',
      loginName: '19900000002',
      password: '石桥边上的第七棵老柳树',
      consent: true,
    };
    const underWay = fetch(`${server.origin}/api/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    // Hashing the password takes longer than these few milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 10));
    const code = server.stop('SIGTERM');
    expect((await underWay).status).toBe(200);
    expect(await code).toBe(0);
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow();
  });
});
