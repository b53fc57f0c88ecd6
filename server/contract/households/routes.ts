export { claimRoutes } from './claim-routes.ts';
export { graduateRoutes } from './graduate-routes.ts';
export { householdRoutes } from './household-routes.ts';
export { rosterRoutes } from './roster-routes.ts';
