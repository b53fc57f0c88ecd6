import { accountOperations } from './modules/accounts/routes.ts';
import { searchOperations } from './modules/positions/search-routes.ts';
import { reportOperations } from './modules/reports/routes.ts';
import { unionOperations } from './modules/unions/routes.ts';
import type { Operation } from './routing.ts';

/** Every operation of the API, domain by domain. */
export const apiOperations: readonly Operation[] = [
  ...accountOperations,
  ...unionOperations,
  ...searchOperations,
  ...reportOperations,
];
