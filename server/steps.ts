import type { Steps } from '@sunshine/contract/shared/steps.ts';
import { refusal } from './refusal.ts';

/** Refuses a step that the table of a life cycle does not give to this role. */
export function requireStep<Status extends string, Role extends string>(
  steps: Steps<Status, Role>,
  from: Status,
  to: Status,
  role: string,
): void {
  const allowed: readonly string[] | undefined = steps[from]?.[to];
  if (!allowed?.includes(role)) throw refusal('request.stepNotAllowed');
}
