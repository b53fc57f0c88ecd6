import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import { buildApp } from '@sunshine/server/app.ts';
import type { Services } from '@sunshine/server/context.ts';
import { createStage, type Stage } from '@sunshine/server/demo/stage.ts';
import { readEnvironment } from '@sunshine/server/environment.ts';
import { tasks } from '@sunshine/server/jobs/index.ts';
import { loadSecrets } from '@sunshine/server/secrets.ts';
import { createServices } from '@sunshine/server/start/services.ts';
import { Logger, runOnce } from 'graphile-worker';

/** Where a site keeps what it knows. */
export interface SitePlace {
  databaseUrl: string;
  dataDir: string;
}

/** The verbs over a site's database and with its secrets, before it starts or while it runs. */
export interface Backstage {
  db: Database;
  services: Services;
  stage: Stage;
  /** Runs every job that is due, as the worker would. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

const quiet = new Logger(() => () => undefined);

export async function openBackstage({ databaseUrl, dataDir }: SitePlace): Promise<Backstage> {
  const environment = readEnvironment({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DEMO: '0' });
  const secrets = await loadSecrets(environment.secretsDir);
  const db = connect(databaseUrl, { max: 4, name: 'sunshine backstage' });
  const shared = createServices(environment, secrets, db);
  const app = await buildApp({ services: shared, jwtSecret: secrets.jwtSecret });
  await app.ready();
  const services: Services = {
    ...shared,
    signAccessToken: ({ sessionId, accountId }) => app.jwt.sign({ sid: sessionId, sub: accountId }),
  };
  return {
    db,
    services,
    stage: createStage(services),
    runJobs: () =>
      runOnce({
        connectionString: databaseUrl,
        taskList: tasks(services),
        noHandleSignals: true,
        logger: quiet,
      }),
    close: async () => {
      await app.close();
      await disconnect(db);
    },
  };
}
