import { setTimeout as pause } from 'node:timers/promises';
import { startEmbedded } from '@sunshine/db/embedded/start-embedded.ts';
import { codeOf, Failure } from '@sunshine/db/failure.ts';
import { probeServer } from '@sunshine/db/probe-server.ts';
import type { Environment } from '../environment.ts';
import type { Report } from './progress.ts';

export interface RunningDatabase {
  url: string;
  stop(): Promise<void>;
}

/** PostgreSQL from its npm package, or the server of DATABASE_URL once it answers. */
export async function openDatabase(environment: Environment, report: Report): Promise<RunningDatabase> {
  const { databaseUrl, dataDir } = environment;
  if (databaseUrl !== undefined) {
    await awaitServer(databaseUrl, report);
    return { url: databaseUrl, stop: async () => undefined };
  }
  const embedded = await startEmbedded({ dataDir, name: 'sunshine' });
  if (embedded.elsewhere) report(`别的账号进不了 ${dataDir}，数据放在 ${embedded.home}`);
  if (embedded.adopted) report('接上了已经在运行的 PostgreSQL');
  return { url: embedded.url, stop: async () => void (await embedded.stop()) };
}

const patience = 30_000;
const oldestVersion = 18;

/** A server that is just starting gets half a minute; a refused password or a missing database none. */
async function awaitServer(url: string, report: Report): Promise<void> {
  const { host, pathname } = new URL(url);
  const deadline = Date.now() + patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const version = await probeServer(url);
      if (version >= oldestVersion) return;
      throw new Failure(`${host} 上的 PostgreSQL 是 ${version} 版，需要 ${oldestVersion} 版以上。`);
    } catch (error) {
      if (error instanceof Failure) throw error;
      const final = refusedForGood[codeOf(error)];
      if (final)
        throw new Failure(`DATABASE_URL 连不上：${final(decodeURIComponent(pathname.slice(1)))}。`, {
          cause: error,
        });
      if (Date.now() > deadline) {
        throw new Failure(
          `DATABASE_URL 连不上：${host} 半分钟没有回应（${codeOf(error) || String(error)}）。`,
          { cause: error },
        );
      }
    }
    if (attempt === 1) report(`${host} 还没有回应，最多等半分钟`);
    await pause(1000);
  }
}

const refusedForGood: Readonly<Record<string, (database: string) => string>> = {
  '28P01': () => '用户名或密码不对',
  '28000': () => '服务器不让这个用户登录',
  '3D000': (database) => `服务器上没有“${database}”这个库`,
  '42501': (database) => `这个用户没有权限用“${database}”这个库`,
};
