import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { operations } from '../../routing.ts';
import { acceptReport } from './accept-report.ts';
import { checkReport } from './check-report.ts';
import { commentReport } from './comment-report.ts';
import { correctReport } from './correct-report.ts';
import { declareNil } from './declare-nil.ts';
import { listReportQueue } from './list-report-queue.ts';
import { noteCheck } from './note-check.ts';
import { overrideCheck } from './override-check.ts';
import { readComparison } from './read-comparison.ts';
import { readDrift } from './read-drift.ts';
import { readReadiness } from './read-readiness.ts';
import { readReportStatus } from './read-report-status.ts';
import { readSharedPersons } from './read-shared-persons.ts';
import { recallReport } from './recall-report.ts';
import { remindUnits } from './remind-units.ts';
import { reopenReport } from './reopen-report.ts';
import { resolveComment } from './resolve-comment.ts';
import { returnReport } from './return-report.ts';
import { sealReport } from './seal-report.ts';
import { submitReport } from './submit-report.ts';

export const workflowOperations = operations(workflowRoutes, {
  readReportStatus,
  checkReport,
  reopenReport,
  submitReport,
  declareNil,
  recallReport,
  acceptReport,
  returnReport,
  sealReport,
  correctReport,
  noteCheck,
  overrideCheck,
  commentReport,
  resolveComment,
  readDrift,
  readComparison,
  readSharedPersons,
  readReadiness,
  remindUnits,
  listReportQueue,
});
