import { boardRoutes } from '@sunshine/contract/reports/board-routes.ts';
import { operations } from '../../routing.ts';
import { listSealedReports } from './list-sealed-reports.ts';
import { listUnitsBelow } from './list-units-below.ts';

export const boardOperations = operations(boardRoutes, { listUnitsBelow, listSealedReports });
