import type { ScanAnswer } from '@sunshine/contract/events/door-schemas.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { ScanRow } from '@sunshine/db/queries/events/scans.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';

/** What the door tells: the name masked, since others stand around. */
export function scanAnswer({ id, result, name, admittedAt, gate }: ScanRow): ScanAnswer {
  return {
    id,
    // A scan without one is read again as it was kept, before it comes here.
    result: result ?? 'unknown',
    name: name === null ? null : maskName(name),
    admittedAt: admittedAt === null ? null : isoInstant(admittedAt),
    gate,
  };
}
