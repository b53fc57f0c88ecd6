import { intentRoutes } from '@sunshine/contract/applications/intent-routes.ts';
import { operations } from '../../../routing.ts';
import { cancelIntent, listOwnIntents, readBooth } from './booth.ts';
import { recordIntent } from './record-intent.ts';

/** What happens at the booths of an event (展位扫码). */
export const intentOperations = operations(intentRoutes, {
  readBooth,
  recordIntent,
  cancelIntent,
  listOwnIntents,
});
