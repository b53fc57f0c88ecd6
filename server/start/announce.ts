import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, originOf } from '../environment.ts';
import { say } from './progress.ts';

/** The last lines of a start: where to go, and who can sign in. */
export async function announce(environment: Environment, setupLink: string | null): Promise<void> {
  const { host, port, publicOrigin, publicOriginGiven, dataDir } = environment;
  say('');
  say(`阳光就业已经在运行：${publicOriginGiven ? publicOrigin : originOf(host, port)}`);
  if (publicOriginGiven) say(`本机地址：${originOf(host, port)}`);
  const file = join(dataDir, 'demo-accounts.txt');
  const accounts = await readFile(file, 'utf8').catch(() => undefined);
  if (accounts) say(`演示账号（也在 ${file}）：\n\n${accounts.trimEnd()}\n`);
  if (setupLink) say(`还没有管理员。24 小时内用这个链接设第一位：\n\n  ${setupLink}\n`);
  say('按 Ctrl-C 停止。');
}
