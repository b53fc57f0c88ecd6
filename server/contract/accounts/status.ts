import type { Steps } from '../shared/steps.ts';
import type { AccountState, Role } from './vocabulary.ts';

/** Life of an account: stopped and brought back by the administrator of its union, never deleted. */
export const accountSteps = {
  active: { disabled: ['systemAdmin'] },
  disabled: { active: ['systemAdmin'] },
} as const satisfies Steps<AccountState, Role>;
