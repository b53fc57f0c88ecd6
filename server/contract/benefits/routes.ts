import { loanRoutes } from './loan-routes.ts';

export const benefitRoutes = { ...loanRoutes };
