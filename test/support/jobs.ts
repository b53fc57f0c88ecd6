import { tasks } from '@sunshine/server/jobs/index.ts';
import { Logger, runOnce } from 'graphile-worker';
import type { TestApp } from './app.ts';

/** A finished job is no news; a failed one is. */
const failuresOnly = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message);
});

/** Runs every job that is due, as the worker would, and comes back when none is left. */
export async function runJobs({ services, url }: TestApp): Promise<void> {
  await runOnce({
    connectionString: url,
    taskList: tasks(services),
    noHandleSignals: true,
    logger: failuresOnly,
  });
}
