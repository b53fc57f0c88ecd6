import { isIP } from 'node:net';
import type { MigrationLevel } from '@sunshine/db/migration-level.ts';
import type { QueueState } from '@sunshine/db/queue-state.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { pathForLog } from '../log.ts';

export interface OperationChecks {
  migration(): Promise<MigrationLevel>;
  queue(): Promise<QueueState>;
  /** Which engine answers searches at this moment, and whether it is the fallback. */
  search(): Promise<IndexState>;
}

/** What an operator asks a running copy: is it alive, may it get requests, how is it doing; one log line a request. */
export function observe(app: FastifyInstance, checks: OperationChecks): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const setQueue = gaugeQueue(registry);
  const setIndex = gaugeIndex(registry);

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { statusCode: status, elapsedTime } = reply;
    duration.observe({ method: request.method, route, status }, elapsedTime / 1000);
    if (quietRoutes.has(route)) return;
    const path = route === '/*' ? pathForLog(request.url) : route;
    request.log.info({ method: request.method, path, status, ms: Math.round(elapsedTime) }, 'answered');
  });

  app.get('/healthz', operatorRoute, async () => ({ status: 'ok' }));
  app.get('/readyz', operatorRoute, async (_request, reply) => {
    const state = await readiness(checks);
    return reply.status(state.status === 'ready' ? 200 : 503).send(state);
  });
  app.get('/metrics', operatorRoute, async (request, reply) => {
    if (!isFromInside(request)) return reply.callNotFound();
    // Without a database the figures of the process itself are still worth reading.
    await checks.queue().then(setQueue, () => undefined);
    await checks.search().then(setIndex, () => undefined);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

const operatorRoute = { config: { permission: null }, schema: { hide: true }, logLevel: 'warn' } as const;
const quietRoutes: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

interface IndexState {
  engine: string;
  documents: number;
  degraded: boolean;
  /** Each index, PostgreSQL's own too: what it has not followed, and what the last comparison had to repair. */
  servers: readonly { server: string; behind: number; drift: number; driftedAt: string | null }[];
}

interface Readiness {
  status: 'ready' | 'not ready';
  migration?: MigrationLevel;
  index?: IndexState & { waiting: number; oldestSeconds: number };
}

/** Ready: the database answers and holds this code's schema. A late index is told, but no reason to send people away. */
async function readiness(checks: OperationChecks): Promise<Readiness> {
  try {
    const [migration, queue, search] = await Promise.all([
      checks.migration(),
      checks.queue(),
      checks.search(),
    ]);
    const { waiting, oldestSeconds } = queue.index;
    const index = { ...search, waiting, oldestSeconds };
    return { status: migration.reached ? 'ready' : 'not ready', migration, index };
  } catch {
    return { status: 'not ready' };
  }
}

/** Gauges of the worker's queue; the answer sets them anew for each reading. */
function gaugeQueue(registry: Registry): (state: QueueState) => void {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  const waiting = gauge('jobs_waiting', 'Jobs of the worker not yet done');
  const failed = gauge('jobs_failed', 'Jobs given up after their last attempt');
  const lag = gauge(
    'search_index_lag_seconds',
    'Age of the oldest change that the search index has not taken up',
  );
  return ({ all, index }) => {
    waiting.set(all.waiting);
    failed.set(all.failed);
    lag.set(index.oldestSeconds);
  };
}

/** The drift alarm: more than 0 says that an index was not what the database holds. */
function gaugeIndex(registry: Registry): (state: IndexState) => void {
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name, help, labelNames: ['server'], registers: [registry] });
  const behind = gauge('search_index_behind', 'Changes that a search server has not followed yet');
  const drift = gauge('search_index_drift', 'Documents that the last comparison with the database repaired');
  const degraded = gauge('search_degraded', '1 while PostgreSQL answers in place of a search server');
  return (state) => {
    degraded.set({ server: state.engine }, state.degraded ? 1 : 0);
    for (const each of state.servers) {
      behind.set({ server: each.server }, each.behind);
      drift.set({ server: each.server }, each.drift);
    }
  };
}

/** Figures of the process are for the operator's own network, not for what a proxy lets through. */
function isFromInside(request: FastifyRequest): boolean {
  if (request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined)
    return false;
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (isIP(address) === 6) return address === '::1' || /^f[cd]/i.test(address);
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
}
