import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { listCompanyInvitations, listOperators } from '@sunshine/db/queries/companies/operators.ts';
import type { Context } from '../../context.ts';

/** Who acts for the company, and who has been invited. */
export async function listColleagues(ctx: Context): Promise<Reply<typeof companyRoutes.listColleagues>> {
  const companyId = ctx.policy.company('company.own');
  const operators = await listOperators(ctx.db, companyId);
  const invitations = await listCompanyInvitations(ctx.db, companyId, ctx.now());
  return {
    operators: operators.map((operator) => ({
      ...operator,
      since: operator.since.toISOString(),
      isYou: operator.accountId === ctx.actor?.accountId,
    })),
    invitations: invitations.map((invitation) => ({
      ...invitation,
      createdAt: invitation.createdAt.toISOString(),
      expiresAt: invitation.expiresAt.toISOString(),
    })),
  };
}
