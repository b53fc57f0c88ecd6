import { connect, disconnect } from '@sunshine/db/connect.ts';
import { makeDataDir } from '@sunshine/db/data-dir.ts';
import { explainFullDisk, Failure } from '@sunshine/db/failure.ts';
import { migrate } from '@sunshine/db/migrate.ts';
import { migrationLevel } from '@sunshine/db/migration-level.ts';
import { progressOf, type ServerProgress } from '@sunshine/db/queries/positions/search-cursors.ts';
import { queueState } from '@sunshine/db/queue-state.ts';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import type { Services } from './context.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { crontab, tasks } from './jobs/index.ts';
import { createLog, describeError, logOptions } from './log.ts';
import { ensureFirstAdministratorLink } from './modules/accounts/first-administrator.ts';
import { observe } from './plugins/operations.ts';
import { mountSite } from './plugins/site.ts';
import { loadSecrets, type Secrets } from './secrets.ts';
import { announce } from './start/announce.ts';
import { openDatabase } from './start/database.ts';
import { ensureDemo } from './start/demo.ts';
import { offerInProcess } from './start/in-process-api.ts';
import { checkKeys } from './start/key-check.ts';
import { explainListen, requireFreePort } from './start/port.ts';
import { say, step } from './start/progress.ts';
import { createServices } from './start/services.ts';
import { createShutdown, onStopSignal, type Shutdown } from './start/shutdown.ts';
import { buildSite, isSiteFresh, siteHandler } from './start/site-build.ts';
import { startWorker } from './start/worker.ts';

/** While developing, Vite serves the site. */
const apiOnly = process.argv.includes('--api-only');

/** Everything on one port: database, API, site and worker, in the order in which each needs the other. */
async function start(environment: Environment, shutdown: Shutdown): Promise<void> {
  await requireFreePort(environment.host, environment.port);
  await makeDataDir(environment.dataDir);
  const secrets = await loadSecrets(environment.secretsDir);
  const log = createLog(environment.logLevel);

  // The site is built by a process of its own while the database is prepared.
  const site = apiOnly ? Promise.resolve() : prepareSite(shutdown.signal);
  site.catch(() => undefined);
  const databaseUrl = await startDatabase(environment, shutdown);
  const { app, services } = await createApp(environment, secrets, databaseUrl, shutdown);
  await checkKeys(services.db, services.cipher, environment.secretsDir);
  await services.search.prepare();
  const taskList = tasks(services);
  if (environment.demo) {
    const demo = { services, databaseUrl, dataDir: environment.dataDir, tasks: taskList };
    await step('查看演示数据', (report) => ensureDemo(demo, report));
  }
  await site;
  if (!apiOnly) await mountSite(app, { handler: siteHandler, ...environment });

  const worker = await startWorker({ db: services.db, databaseUrl, tasks: taskList, crontab, log });
  shutdown.add(() => worker.stop());
  await listen(app, environment, shutdown);
  await announce(environment, await ensureFirstAdministratorLink(services));
}

async function prepareSite(signal: AbortSignal): Promise<void> {
  if (!(await isSiteFresh())) await step('构建网站', () => buildSite(signal));
}

async function startDatabase(environment: Environment, shutdown: Shutdown): Promise<string> {
  const opening = step('启动数据库', (report) => openDatabase(environment, report));
  shutdown.add(() => opening.then((database) => database.stop()));
  const { url } = await opening;
  await step('更新数据表', () => migrate(url));
  return url;
}

async function createApp(
  environment: Environment,
  secrets: Secrets,
  databaseUrl: string,
  shutdown: Shutdown,
): Promise<{ app: FastifyInstance; services: Services }> {
  const db = connect(databaseUrl, { max: 20 });
  shutdown.add(() => disconnect(db));
  const shared = createServices(environment, secrets, db);
  const app = await buildApp({
    services: shared,
    jwtSecret: secrets.jwtSecret,
    logger: logOptions(environment.logLevel),
    trustProxy: environment.trustedProxies,
  });
  observe(app, {
    migration: () => migrationLevel(db),
    queue: () => queueState(db),
    search: async () => ({
      ...(await shared.search.state()),
      servers: await indexProgress(db, shared.search),
    }),
  });
  offerInProcess(app);
  const signAccessToken: Services['signAccessToken'] = ({ sessionId, accountId }) =>
    app.jwt.sign({ sid: sessionId, sub: accountId });
  return { app, services: { ...shared, signAccessToken } };
}

function indexProgress(db: Services['db'], search: Services['search']): Promise<ServerProgress[]> {
  return progressOf(
    db,
    search.servers.map(({ name }) => name),
  );
}

async function listen(app: FastifyInstance, { host, port }: Environment, shutdown: Shutdown): Promise<void> {
  shutdown.add(() => closeApp(app));
  await app.listen({ host, port, listenTextResolver: () => 'listening' }).catch((error: unknown) => {
    throw explainListen(error, host, port);
  });
}

/** Requests under way finish; the connections they leave open would otherwise hold the stop up. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close().finally(() => clearInterval(sweep));
}

async function main(): Promise<void> {
  const shutdown = createShutdown();
  onStopSignal(() => {
    say('\n正在停止 …');
    void shutdown.run().then(() => process.exit(0));
  });
  process.on('uncaughtException', (error) => {
    // A connection cut by the stop itself may still complain; anything else is a defect and ends the process.
    if (shutdown.signal.aborted) return;
    console.error('\n出了没有料到的差错，正在停止：', describeError(error));
    void shutdown.run().then(() => process.exit(1));
  });
  try {
    await start(readEnvironment(process.env), shutdown);
  } catch (error) {
    // What fails because everything is being stopped is no failure.
    if (shutdown.signal.aborted) return;
    const told = explainFullDisk(error, process.env.DATA_DIR ?? '.data');
    if (told instanceof Failure) console.error(`\n${told.message}`);
    else console.error('\n没有启动成功：', describeError(error));
    await shutdown.run();
    process.exit(1);
  }
}

await main();
