import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { atOnce, operations } from '../../../routing.ts';
import { findAtDoor } from './find-at-door.ts';
import { listScanConflicts, listScans } from './list-scans.ts';
import { readArrivals } from './read-arrivals.ts';
import { readGate } from './read-gate.ts';
import { recordScans, recordScansOf } from './record-scans.ts';
import { setCompanyArrival } from './set-company-arrival.ts';
import { undoScan } from './undo-scan.ts';

/** What happens at the door of an event (签到). */
export const doorOperations = operations(doorRoutes, {
  readGate,
  recordScans,
  undoScan,
  findAtDoor,
  listScans,
  listScanConflicts,
  readArrivals,
  setCompanyArrival,
}).map((operation) => (operation.name === 'recordScans' ? atOnce(operation, recordScansOf) : operation));
