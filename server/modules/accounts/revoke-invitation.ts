import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { revokeInvitationIn } from '@sunshine/db/queries/accounts/invitations.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

export async function revokeInvitation(
  ctx: Context,
  { id }: Input<typeof staffRoutes.revokeInvitation>,
): Promise<null> {
  const scope = ctx.policy.unionScope('account.manage');
  return ctx.transaction(async (tx) => {
    const revoked = await revokeInvitationIn(tx, scope, id, ctx.now());
    if (!revoked) throw refusal('account.invitationNotFound');
    const { unionId, role } = revoked;
    const more = { permission: 'account.manage', detail: { role } } as const;
    await audit(ctx, tx, 'account.revokeInvitation', { type: 'invitation', id, unionId }, more);
    return null;
  });
}
