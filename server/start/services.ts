import { join } from 'node:path';
import type { Database } from '@sunshine/db/connect.ts';
import { createPositionSearch } from '@sunshine/search/position-search.ts';
import { createCipher } from '../cipher.ts';
import { systemClock } from '../clock.ts';
import { type Services, uuidv7 } from '../context.ts';
import type { Environment } from '../environment.ts';
import { createLog } from '../log.ts';
import { createMailer } from '../mail-drivers.ts';
import type { Secrets } from '../secrets.ts';
import { createTexter } from '../texter-drivers.ts';
import { createTickets } from '../tickets.ts';

/** What all requests of this process share; the app adds the signing of its own tokens. */
export function createServices(
  environment: Environment,
  secrets: Secrets,
  db: Database,
): Omit<Services, 'signAccessToken'> {
  const log = createLog(environment.logLevel);
  return {
    db,
    clock: systemClock,
    cipher: createCipher(secrets),
    tickets: createTickets(secrets.fingerprintKey),
    mail: createMailer({ ...environment.mail, outboxDir: join(environment.dataDir, 'outbox') }),
    text: createTexter({ ...environment.sms, log }),
    search: createPositionSearch({
      db,
      meilisearch: environment.meilisearch,
      onFailure: (err, server) => log.warn({ err, server }, 'Meilisearch failed, another answers'),
      onDrift: (drift) => log.warn(drift, 'search index differed from the database and was repaired'),
    }),
    publicOrigin: environment.publicOrigin,
    newId: uuidv7,
  };
}
