import { invitationRoutes } from './invitation-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { staffRoutes } from './staff-routes.ts';

/** Every operation of the domain, in four groups. */
export const accountRoutes = { ...sessionRoutes, ...invitationRoutes, ...ownAccountRoutes, ...staffRoutes };

export { invitationRoutes, ownAccountRoutes, sessionRoutes, staffRoutes };
