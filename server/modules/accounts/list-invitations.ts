import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { listWaitingInvitations } from '@sunshine/db/queries/accounts/invitations.ts';
import type { Context } from '../../context.ts';

export async function listInvitations(ctx: Context): Promise<Reply<typeof staffRoutes.listInvitations>> {
  const scope = ctx.policy.unionScope('account.manage');
  return { items: await listWaitingInvitations(ctx.db, scope, ctx.now()) };
}
