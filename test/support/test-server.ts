import { fileURLToPath } from 'node:url';

/** One PostgreSQL for all tests of this tree; runs at the same time share it. */
export const testDataDir = fileURLToPath(new URL('../../.data/test', import.meta.url));

/** The address of another database on the same server. */
export function addressOf(serverUrl: string, database: string): string {
  return Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href;
}
