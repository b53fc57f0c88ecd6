import { connect as openSocket, type Socket } from 'node:net';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** The pool of one process; `$client` is the postgres.js client below it. */
export type Database = PostgresJsDatabase<Record<string, never>> & { $client: postgres.Sql };
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a query runs on: the pool, or the transaction it belongs to. */
export type Queryable = Database | Transaction;

export interface ConnectOptions {
  /** Largest number of connections. */
  max?: number;
  /** Milliseconds after which the server cancels a statement; 0: never. */
  statementTimeout?: number;
  /** false: a commit does not wait for the disk; only for what is made anew after a crash anyway. */
  durable?: boolean;
  /** Shown in pg_stat_activity. */
  name?: string;
}

/** Opens a pool; nothing connects before the first query. Dates are Asia/Shanghai calendar days. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const { max = 10, statementTimeout = 15_000, durable = true, name = 'sunshine' } = options;
  const client = postgres(url, {
    max,
    connect_timeout: 10,
    idle_timeout: 30,
    onnotice: () => undefined,
    ...silenceLimit(url, statementTimeout),
    connection: {
      application_name: name,
      TimeZone: 'Asia/Shanghai',
      ...(durable ? {} : { synchronous_commit: 'off' }),
      statement_timeout: statementTimeout,
      lock_timeout: statementTimeout === 0 ? 0 : Math.min(statementTimeout, 10_000),
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return drizzle(client);
}

/** Closes the pool; running queries get five seconds. */
export async function disconnect(database: Database): Promise<void> {
  await database.$client.end({ timeout: 5 });
}

/**
 * The deadline of every query. The server cancels a slow statement and answers; a peer that says nothing
 * for 45 s beyond that is gone, and postgres.js would wait for it for ever.
 */
function silenceLimit(
  url: string,
  statementTimeout: number,
): { socket?: (target: Target) => Promise<Socket> } {
  if (statementTimeout === 0 || new URL(url).hostname === '') return {};
  return {
    socket: ({ host, port, connect_timeout }) =>
      new Promise((resolve, reject) => {
        const socket = openSocket({ host: host[0] ?? '127.0.0.1', port: port[0] ?? 5432 });
        socket.setTimeout(connect_timeout * 1000);
        const giveUp = (): void => void socket.destroy(timedOut());
        socket.once('timeout', giveUp);
        socket.once('error', reject);
        socket.once('connect', () => {
          socket.off('error', reject);
          socket.setTimeout(statementTimeout + 45_000);
          resolve(socket);
        });
      }),
  };
}

interface Target {
  host: string[];
  port: number[];
  connect_timeout: number;
}

function timedOut(): Error {
  return Object.assign(new Error('the database did not answer'), { code: 'ETIMEDOUT' });
}
