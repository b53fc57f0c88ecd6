import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { operations } from '../../../routing.ts';
import { confirmResult } from './confirm-result.ts';
import { exportResult } from './export-result.ts';
import { recordAbsenceCall, recordFollowUp } from './follow-up.ts';
import { listAttendees, listResultFacts } from './list-facts.ts';
import { listFairCalls, listFollowUps } from './list-follow-ups.ts';
import { proposeResult } from './propose-result.ts';
import { readResult } from './read-result.ts';
import { returnResult } from './return-result.ts';

export const resultOperations = operations(resultRoutes, {
  readResult,
  listResultFacts,
  listAttendees,
  exportResult,
  proposeResult,
  confirmResult,
  returnResult,
  listFollowUps,
  listFairCalls,
  recordFollowUp,
  recordAbsenceCall,
});
