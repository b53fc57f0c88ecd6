import type { Database } from '@sunshine/db/connect.ts';
import { freeJobsOfDeadWorkers, showPresence, type WorkerPresence } from '@sunshine/db/worker-presence.ts';
import { type Runner, run, type TaskList, Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';

export interface WorkerOptions {
  db: Database;
  databaseUrl: string;
  tasks: TaskList;
  /** Lines of graphile-worker's crontab. */
  crontab: string;
  log: Logger;
}

/** Starts the worker of this process; several processes share one queue. `stop()` waits for running jobs. */
export async function startWorker(options: WorkerOptions): Promise<Pick<Runner, 'stop'>> {
  const { db, databaseUrl, tasks, crontab, log } = options;
  let presence: Promise<WorkerPresence> | undefined;
  await freeJobsOfDeadWorkers(db);
  const runner = await run({
    preset: {
      plugins: [
        presencePlugin((worker) => {
          presence ??= showPresence(databaseUrl, worker);
          return presence;
        }),
      ],
    },
    connectionString: withDeadlines(databaseUrl),
    taskList: tasks,
    crontab,
    concurrency: 2,
    maxPoolSize: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: workerLog(log),
  });
  runner.events.on('job:success', ({ job }) =>
    log.debug({ task: job.task_identifier, job: job.id }, 'job done'),
  );
  runner.events.on('job:error', ({ job, error }) => {
    log.warn({ task: job.task_identifier, job: job.id, attempt: job.attempts, err: error }, 'job failed');
  });
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'worker ended'));
  return {
    stop: async () => {
      await runner.stop();
      await (await presence)?.leave();
    },
  };
}

/** Jobs carry the name of the pool that took them; it is known to live before it takes one. */
function presencePlugin(show: (worker: string) => Promise<unknown>): GraphileConfig.Plugin {
  return {
    name: 'presence',
    version: '1.0.0',
    worker: { hooks: { startWorker: async (_, { worker }) => void (await show(worker.workerPool.id)) } },
  };
}

/** graphile-worker brings its own driver and pool: its queries get deadlines through the address. */
function withDeadlines(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', 'sunshine worker');
  url.searchParams.set('statement_timeout', '60000');
  url.searchParams.set('query_timeout', '90000');
  return url.href;
}

/** Its own messages quote payloads and errors of jobs; the events above tell them without. */
function workerLog(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error' && !/^Failed task/.test(message))
      log.error({ worker: message.slice(0, 120) }, 'worker');
  });
}
