import type { Intent } from '@sunshine/contract/applications/intent-routes.ts';
import type { IntentRow } from '@sunshine/db/queries/applications/intents.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';

export function intentReply(row: IntentRow): Intent {
  return { ...row, recordedAt: isoInstant(row.recordedAt) };
}
