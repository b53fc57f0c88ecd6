import { conflictingRole } from '@sunshine/contract/accounts/role-rules.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertGrant, listRolesOf } from '@sunshine/db/queries/accounts/accounts.ts';
import {
  findLiveToken,
  type OneTimeTokenRow,
  useToken,
} from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import type { Context } from '../../context.ts';
import { hashToken } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';

/** Uses an invitation up for one account: of two requests with one link, one wins. */
export async function takeInvitation(
  ctx: Context,
  tx: Transaction,
  token: string,
  accountId: string,
): Promise<OneTimeTokenRow> {
  const invitation = await findLiveToken(tx, hashToken(token), ctx.now(), { lock: true });
  if (invitation?.purpose !== 'invitation' || !invitation.role) throw refusal('account.linkInvalid');
  if (!(await useToken(tx, invitation.id, ctx.now()))) throw refusal('account.linkInvalid');
  const { role, unionId, companyId, createdBy } = invitation;
  if (conflictingRole(await listRolesOf(tx, accountId), role)) throw refusal('account.rolesSeparate');
  await insertGrant(tx, {
    id: ctx.id(),
    accountId,
    role,
    unionId,
    companyId,
    grantedBy: createdBy,
    now: ctx.now(),
  });
  return invitation;
}
