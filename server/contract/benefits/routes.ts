import { allowanceRoutes } from './allowance-routes.ts';
import { grantRoutes } from './grant-routes.ts';
import { loanRoutes } from './loan-routes.ts';
import { policyApplicationRoutes } from './policy-application-routes.ts';
import { policyRoutes } from './policy-routes.ts';

export const benefitRoutes = {
  ...policyRoutes,
  ...policyApplicationRoutes,
  ...grantRoutes,
  ...loanRoutes,
  ...allowanceRoutes,
};
