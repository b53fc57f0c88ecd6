import type { companyBlockRoutes } from '@sunshine/contract/applications/block-routes.ts';
import type { positionReportRoutes } from '@sunshine/contract/positions/report-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';

/** What a graduate has against a position or its company: a block, a report. */
export interface Concerns {
  block: Reply<typeof companyBlockRoutes.readCompanyBlock>;
  report: Reply<typeof positionReportRoutes.readOwnPositionReport>['report'];
}
