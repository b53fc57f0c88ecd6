import { invitationRoutes } from './invitation-routes.ts';
import { matterRoutes } from './matters.ts';
import { messageRoutes } from './message-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { staffRoutes } from './staff-routes.ts';

/** Every operation of the domain, in six groups. */
export const accountRoutes = {
  ...sessionRoutes,
  ...invitationRoutes,
  ...ownAccountRoutes,
  ...staffRoutes,
  ...matterRoutes,
  ...messageRoutes,
};

export { invitationRoutes, matterRoutes, messageRoutes, ownAccountRoutes, sessionRoutes, staffRoutes };
