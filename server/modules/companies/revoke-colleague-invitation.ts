import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { revokeCompanyInvitation } from '@sunshine/db/queries/companies/operators.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Takes back an invitation that nobody has accepted yet. */
export async function revokeColleagueInvitation(
  ctx: Context,
  input: Input<typeof companyRoutes.revokeColleagueInvitation>,
): Promise<null> {
  const companyId = ctx.policy.company('company.own');
  return ctx.transaction(async (tx) => {
    const revoked = await revokeCompanyInvitation(tx, companyId, input.id, ctx.now());
    if (!revoked) throw refusal('company.invitationNotFound');
    const subject = { type: 'company', id: companyId };
    const detail = { invitation: input.id };
    await audit(ctx, tx, 'company.revokeInvitation', subject, { permission: 'company.own', detail });
    return null;
  });
}
