import { advisoryLocks } from '@sunshine/db/advisory-locks.ts';
import { connect, disconnect } from '@sunshine/db/connect.ts';
import { dropWaitingDeliveries } from '@sunshine/db/queries/accounts/deliveries.ts';
import { installationFact, isUnused, setInstallationFact } from '@sunshine/db/queries/installation/facts.ts';
import { startOver } from '@sunshine/db/start-over.ts';
import { withAdvisoryLock } from '@sunshine/db/with-advisory-lock.ts';
import { Logger, runOnce, type TaskList } from 'graphile-worker';
import type { Services } from '../context.ts';
import { fillDemo } from '../demo/fill.ts';
import type { Report } from './progress.ts';

export interface DemoOptions {
  services: Services;
  databaseUrl: string;
  /** Receives demo-accounts.txt, readable by its owner only. */
  dataDir: string;
  tasks: TaskList;
}

/** Hundreds of notices are delivered in one go; a line for each would bury what the start has to say. */
const quiet = new Logger(() => () => undefined);

/** Fills the demo district into a database that nobody uses yet; one begun by a killed process is made anew. */
export async function ensureDemo(options: DemoOptions, report: Report): Promise<void> {
  const { services, databaseUrl } = options;
  await withAdvisoryLock(databaseUrl, advisoryLocks.demo, async () => {
    if ((await installationFact(services.db, 'demo')) === 'filling') {
      report('上次只放了一半，重新来');
      await startOver(services.db, databaseUrl);
    }
    if (await isUnused(services.db)) await fill(options, report);
  });
}

async function fill({ services, databaseUrl, dataDir, tasks }: DemoOptions, report: Report): Promise<void> {
  await setInstallationFact(services.db, 'demo', 'filling');
  // Thousands of small commits: none waits for the disk, the last one below does so for all.
  const db = connect(databaseUrl, { max: 4, durable: false, name: 'sunshine demo' });
  await fillDemo({ ...services, db }, { dataDir, report }).finally(() => disconnect(db));
  // The worker's jobs that the verbs have added: the first search must already find the positions.
  // Its people are invented, their numbers may be somebody's: nothing of the past goes out by mail or SMS.
  const taskList = { ...tasks, 'send-message': async () => undefined };
  await runOnce({ connectionString: databaseUrl, taskList, noHandleSignals: true, logger: quiet });
  await dropWaitingDeliveries(services.db, 'demo', services.clock.now());
  await setInstallationFact(services.db, 'demo', services.clock.now().toISOString());
}
