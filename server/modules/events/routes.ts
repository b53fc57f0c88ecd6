import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { operations } from '../../routing.ts';
import { changeEvent } from './change-event.ts';
import { correctEvent } from './correct-event.ts';
import { listEvents } from './list-events.ts';
import { listJoinableUnits } from './list-joinable-units.ts';
import { listPublicEvents } from './list-public-events.ts';
import { listShowablePositions } from './list-showable-positions.ts';
import { planEvent } from './plan-event.ts';
import { readEvent } from './read-event.ts';
import { readPublicClass } from './read-public-class.ts';
import { readPublicEvent } from './read-public-event.ts';
import { recordNotHeld } from './record-not-held.ts';
import { showPositions } from './show-positions.ts';

export const eventOperations = operations(eventRoutes, {
  listPublicEvents,
  readPublicEvent,
  readPublicClass,
  listEvents,
  readEvent,
  listJoinableUnits,
  planEvent,
  changeEvent,
  listShowablePositions,
  showPositions,
  recordNotHeld,
  correctEvent,
});
