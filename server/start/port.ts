import { createServer } from 'node:net';
import { codeOf, Failure } from '@sunshine/db/failure.ts';

/** Tries the address before minutes of preparation are spent on it. */
export function requireFreePort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(explainListen(error, host, port)));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/** Why an address cannot be listened on, as one sentence. */
export function explainListen(error: unknown, host: string, port: number): unknown {
  const code = codeOf(error);
  const sentence = sentences[code];
  return sentence ? new Failure(sentence(host, port), { cause: error }) : error;
}

const sentences: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) =>
    `端口 ${port} 已经被占用：停掉占用它的程序，或换一个，如 PORT=${port + 1} npm start。`,
  EACCES: (_, port) => `没有权限用端口 ${port}：换一个 1024 以上的，如 PORT=3000 npm start。`,
  EADDRNOTAVAIL: (host) => `HOST=${host} 不是这台机器的地址：改成 127.0.0.1 或 0.0.0.0。`,
  ENOTFOUND: (host) => `HOST=${host} 找不到：改成 127.0.0.1 或 0.0.0.0。`,
  EAI_AGAIN: (host) => `HOST=${host} 找不到：改成 127.0.0.1 或 0.0.0.0。`,
};
