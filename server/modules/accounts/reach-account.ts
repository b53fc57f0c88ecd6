import { unionRoles } from '@sunshine/contract/accounts/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { includesDistrict, lockReach, type ReachRow } from '@sunshine/db/queries/accounts/reach.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

const staffRoles: readonly string[] = unionRoles;

/** Whether each living role of an account lies in reach: all, some or none of them. */
export function reachOf(account: ReachRow, overDistrict: boolean): 'whole' | 'part' | 'none' {
  const reached = account.grants.map(({ role, within }) =>
    staffRoles.includes(role) || role === 'recruiter'
      ? within
      : account.knownHere || (!account.known && overDistrict),
  );
  if (reached.length === 0) return account.knownHere || overDistrict ? 'whole' : 'none';
  if (reached.every(Boolean)) return 'whole';
  return reached.some(Boolean) ? 'part' : 'none';
}

/**
 * Locks the account that an administrator or caseworker acts on. Staff are the administrators' only, so that
 * nobody comes to a wider role by resetting a password; people unknown to any union are the district's.
 */
export async function reachAccount(
  ctx: Context,
  tx: Transaction,
  of: { accountId: string } | { personId: string },
  permission: Extract<Permission, 'account.manage' | 'account.recover'>,
): Promise<ReachRow> {
  const others = ctx.policy.unionScope(permission);
  const staff = ctx.policy.allows('account.manage') ? ctx.policy.unionScope('account.manage') : [];
  const [account] = await lockReach(tx, of, { staff, others });
  if (!account) throw refusal('account.notFound');
  const reach = reachOf(account, await includesDistrict(tx, others));
  if (reach === 'none') throw refusal('account.notFound');
  if (reach === 'part') throw refusal('account.widerThanYours');
  return account;
}

/** A union of the account for the audit trail, so that the auditors of its branch see the entry. */
export function unionOf(account: ReachRow): string | null {
  return account.grants.find(({ unionId }) => unionId)?.unionId ?? null;
}
