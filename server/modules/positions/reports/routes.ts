import { positionReportRoutes } from '@sunshine/contract/positions/report-routes.ts';
import { operations } from '../../../routing.ts';
import { decidePositionReport } from './decide-report.ts';
import { listPositionReports, readOwnPositionReport } from './read-reports.ts';
import { reportPosition } from './report-position.ts';

export const positionReportOperations = operations(positionReportRoutes, {
  reportPosition,
  readOwnPositionReport,
  listPositionReports,
  decidePositionReport,
});
