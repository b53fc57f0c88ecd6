import { tasks } from '@sunshine/server/jobs/index.ts';
import { runOnce } from 'graphile-worker';
import type { TestApp } from './app.ts';

/** Runs every job that is due, as the worker would, and comes back when none is left. */
export async function runJobs({ services, url }: TestApp): Promise<void> {
  await runOnce({ connectionString: url, taskList: tasks(services), noHandleSignals: true });
}
