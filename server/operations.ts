import { ownConsentOperations } from './modules/accounts/own-consents.ts';
import { accountOperations } from './modules/accounts/routes.ts';
import { companyBlockOperations } from './modules/applications/blocks/routes.ts';
import { intentOperations } from './modules/applications/intents/routes.ts';
import { referralOperations } from './modules/applications/referrals/routes.ts';
import { applicationOperations } from './modules/applications/routes.ts';
import { benefitOperations } from './modules/benefits/routes.ts';
import { companyOperations } from './modules/companies/routes.ts';
import { attendingOperations } from './modules/events/attending/routes.ts';
import { certificateOperations } from './modules/events/certificates/routes.ts';
import { doorOperations } from './modules/events/door/routes.ts';
import { guidanceOperations } from './modules/events/guidance/routes.ts';
import { eventPlanOperations } from './modules/events/plan/routes.ts';
import { registrationOperations } from './modules/events/registration/routes.ts';
import { resultOperations } from './modules/events/results/routes.ts';
import { eventOperations } from './modules/events/routes.ts';
import { trainingOperations } from './modules/events/training/routes.ts';
import { householdOperations } from './modules/households/routes.ts';
import { favouriteOperations } from './modules/positions/favourites/routes.ts';
import { matchingOperations } from './modules/positions/matching/routes.ts';
import { positionReportOperations } from './modules/positions/reports/routes.ts';
import { positionOperations } from './modules/positions/routes.ts';
import { savedSearchOperations } from './modules/positions/saved-searches/routes.ts';
import { searchOperations } from './modules/positions/search-routes.ts';
import { wishOperations } from './modules/positions/wishes/routes.ts';
import { boardOperations } from './modules/reports/board-routes.ts';
import { reportOperations } from './modules/reports/routes.ts';
import { workflowOperations } from './modules/reports/workflow-routes.ts';
import { unionOperations } from './modules/unions/routes.ts';
import type { Operation } from './routing.ts';

/** Every operation of the API, domain by domain. */
export const apiOperations: readonly Operation[] = [
  ...accountOperations,
  ...ownConsentOperations,
  ...unionOperations,
  ...householdOperations,
  ...companyOperations,
  ...positionOperations,
  ...positionReportOperations,
  ...searchOperations,
  ...favouriteOperations,
  ...savedSearchOperations,
  ...wishOperations,
  ...matchingOperations,
  ...applicationOperations,
  ...companyBlockOperations,
  ...referralOperations,
  ...intentOperations,
  ...eventOperations,
  ...eventPlanOperations,
  ...attendingOperations,
  ...registrationOperations,
  ...doorOperations,
  ...resultOperations,
  ...benefitOperations,
  ...trainingOperations,
  ...certificateOperations,
  ...guidanceOperations,
  ...reportOperations,
  ...workflowOperations,
  ...boardOperations,
];
