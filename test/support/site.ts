import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase } from './database.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** The whole product over a database of its own, as `npm start` runs it. */
export interface RunningSite {
  origin: string;
  server: ServerProcess;
  databaseUrl: string;
  dataDir: string;
  /** Token of the link with which the first administrator opens an empty district. */
  setupToken(): string;
  close(): Promise<void>;
}

export interface SiteOptions {
  demo?: boolean;
  port?: number;
  /** Arranges what the site holds, before it starts. */
  fill?: (place: { databaseUrl: string; dataDir: string }) => Promise<void>;
  env?: Record<string, string>;
}

export async function startSite(options: SiteOptions = {}): Promise<RunningSite> {
  const { url, drop } = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'sunshine-site-'));
  await chmod(dataDir, 0o700);
  await options.fill?.({ databaseUrl: url, dataDir });
  const env = { DATA_DIR: dataDir, DATABASE_URL: url, DEMO: options.demo ? '1' : '0', ...options.env };
  const server = await startServer({ env, port: options.port });
  return {
    origin: server.origin,
    server,
    databaseUrl: url,
    dataDir,
    setupToken: () => {
      const token = /\/setup\/([\w-]{43})/.exec(server.output())?.[1];
      if (!token) throw new Error(`no link for the first administrator was printed:\n${server.output()}`);
      return token;
    },
    close: async () => {
      await server.stop();
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
