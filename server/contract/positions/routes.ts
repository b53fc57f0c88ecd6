import { importRoutes } from './import-routes.ts';
import { ownPositionRoutes } from './own-routes.ts';
import { postingRoutes } from './posting-routes.ts';
import { unionPositionRoutes } from './union-routes.ts';

/** What companies and unions do with positions; the public search has its own table in `search.ts`. */
export const positionRoutes = {
  ...ownPositionRoutes,
  ...postingRoutes,
  ...importRoutes,
  ...unionPositionRoutes,
};
