import type { UnionKind } from '../unions/vocabulary.ts';
import type { Role } from './vocabulary.ts';

/** Roles that only the district federation has; all others may stand at any union. */
const districtOnly: readonly Role[] = ['statistician'];

/** Administration, security and audit lie in three hands (三员分立): one account holds one of these at most. */
const separate: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor'];

export function mayStandAt(role: Role, kind: UnionKind): boolean {
  return kind === 'district' || !districtOnly.includes(role);
}

/** The role already held that forbids a further one, if any. */
export function conflictingRole(held: readonly Role[], further: Role): Role | undefined {
  if (!separate.includes(further)) return undefined;
  return held.find((role) => role !== further && separate.includes(role));
}
