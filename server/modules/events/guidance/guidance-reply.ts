import type { Guidance } from '@sunshine/contract/events/guidance-routes.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { GuidanceRow } from '@sunshine/db/queries/events/guidance.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';

export function guidanceReply({
  unionId: _,
  personName,
  followedUpAt,
  recordedAt,
  cancelledAt,
  ...row
}: GuidanceRow): Guidance {
  return {
    ...row,
    personName: maskName(personName),
    followedUpAt: followedUpAt && isoInstant(followedUpAt),
    recordedAt: isoInstant(recordedAt),
    cancelledAt: cancelledAt && isoInstant(cancelledAt),
  };
}
