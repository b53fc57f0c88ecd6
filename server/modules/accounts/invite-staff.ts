import { mayStandAt } from '@sunshine/contract/accounts/role-rules.ts';
import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { createInvitation, invitationLink } from '../../invitation.ts';
import { refusal } from '../../refusal.ts';

/** Invites somebody to a role at a union: by letter when an address is given, else by a link shown once. */
export async function inviteStaff(
  ctx: Context,
  { unionId, role, email }: Input<typeof staffRoutes.inviteStaff>,
): Promise<Reply<typeof staffRoutes.inviteStaff>> {
  const scope = ctx.policy.unionScope('account.manage');
  return ctx.transaction(async (tx) => {
    const union = await findUnionIn(tx, scope, unionId);
    if (!union) throw refusal('union.notFound');
    if (union.closedOn) throw refusal('union.closed');
    if (!mayStandAt(role, union.kind)) throw refusal('account.roleNotHere');

    const { id, token, expiresAt } = await createInvitation(tx, ctx, { role, unionId, email });
    if (email) await addJob(tx, 'send-invitation-letter', { tokenId: id });
    await audit(
      ctx,
      tx,
      'account.invite',
      { type: 'invitation', id, unionId },
      {
        permission: 'account.manage',
        detail: { role, by: email ? 'letter' : 'link' },
      },
    );
    return { id, link: email ? null : invitationLink(ctx, token), expiresAt: expiresAt.toISOString() };
  });
}
