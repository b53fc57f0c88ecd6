import { startEmbedded } from '@sunshine/db/embedded/start-embedded.ts';
import type { TestProject } from 'vitest/node';
import { ensureTemplate, sweepOldDatabases } from './template.ts';
import { testDataDir } from './test-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Administrative address of the test server. */
    serverUrl: string;
    /** Name of the database that holds the schema and no rows. */
    template: string;
  }
}

let started: Promise<{ serverUrl: string; template: string; stop(): Promise<unknown> }> | undefined;
let users = 0;

/** Starts the test server once for all projects of a run; stops it when no other run uses it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  started ??= start();
  const { serverUrl, template, stop } = await started;
  project.provide('serverUrl', serverUrl);
  project.provide('template', template);
  return async () => {
    users -= 1;
    if (users === 0) await stop();
  };
}

async function start(): Promise<{ serverUrl: string; template: string; stop(): Promise<unknown> }> {
  const server = await startEmbedded({ dataDir: testDataDir, name: 'postgres', durable: false });
  await sweepOldDatabases(server.url);
  return { serverUrl: server.url, template: await ensureTemplate(server.url), stop: server.stop };
}
