import { join } from 'node:path';
import type { Database } from '@sunshine/db/connect.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import type { Logger } from 'pino';
import { createCipher } from '../cipher.ts';
import { systemClock } from '../clock.ts';
import { type Services, uuidv7 } from '../context.ts';
import type { Environment } from '../environment.ts';
import type { Secrets } from '../secrets.ts';
import { letterFiles } from './letters.ts';

/** What all requests of this process share; the app adds the signing of its own tokens. */
export function createServices(
  environment: Environment,
  secrets: Secrets,
  db: Database,
  log: Logger,
): Omit<Services, 'signAccessToken'> {
  return {
    db,
    clock: systemClock,
    cipher: createCipher(secrets),
    mail: letterFiles(join(environment.dataDir, 'letters'), log),
    search: postgresEngine(db),
    publicOrigin: environment.publicOrigin,
    newId: uuidv7,
  };
}
