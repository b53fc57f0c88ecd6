import { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import { operations } from '../../../routing.ts';
import { cancelGuidance } from './cancel-guidance.ts';
import { followUpGuidance } from './follow-up-guidance.ts';
import { listGuidance } from './list-guidance.ts';
import { recordGuidance } from './record-guidance.ts';

export const guidanceOperations = operations(guidanceRoutes, {
  listGuidance,
  recordGuidance,
  followUpGuidance,
  cancelGuidance,
});
