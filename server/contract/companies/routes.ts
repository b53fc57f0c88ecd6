import { commitmentRoutes } from './commitment-routes.ts';
import { ownCompanyRoutes } from './own-routes.ts';
import { unionCompanyRoutes } from './union-routes.ts';

/** Every operation of the domain. */
export const companyRoutes = { ...ownCompanyRoutes, ...unionCompanyRoutes, ...commitmentRoutes };
