import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ServerOptions {
  /** Environment beside this process's own; DATA_DIR at least. */
  env: Record<string, string>;
  /** Without the site, which takes half a minute to build. */
  apiOnly?: boolean;
  port?: number;
}

/** The product as `npm start` runs it, in a process of its own. */
export interface ServerProcess {
  origin: string;
  child: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** Sends the signal and waits for the end; answers the exit code, null after a kill. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the server and comes back when it has announced its address; throws with its output when it ends before. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const server = launch(options, port);
  await Promise.race([announced(server), once(server.child, 'exit')]);
  if (server.child.exitCode !== null) throw new Error(`the server ended:\n${server.output()}`);
  return server;
}

/** Starts the server where it is expected to fail, and answers its exit code and what it said. */
export async function failToStart(options: ServerOptions): Promise<{ code: number | null; output: string }> {
  const server = launch(options, options.port ?? (await freePort()));
  const ended = once(server.child, 'exit').then(([code]: unknown[]) => ({
    code: typeof code === 'number' ? code : null,
    output: server.output(),
  }));
  return Promise.race([
    ended,
    announced(server).then(async () => {
      await server.stop();
      throw new Error(`the server started:\n${server.output()}`);
    }),
  ]);
}

function launch({ env, apiOnly = false }: ServerOptions, port: number): ServerProcess {
  const args = ['server/main.ts', ...(apiOnly ? ['--api-only'] : [])];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      // As the launcher sets it: half a second of each start.
      NODE_COMPILE_CACHE: join(root, '.runtime', 'compile-cache'),
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  return {
    origin: `http://127.0.0.1:${port}`,
    child,
    output: () => Buffer.concat(said).toString('utf8'),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

function announced(server: ServerProcess): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (server.output().includes('按 Ctrl-C 停止')) resolve();
    };
    server.child.stdout?.on('data', look);
    look();
  });
}
