import type { companyBlockRoutes } from '@sunshine/contract/applications/block-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { deleteBlock } from '@sunshine/db/queries/applications/company-blocks.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';

type Route = typeof companyBlockRoutes.unblockCompany;

/** Lets a company see applications again; one that was not blocked stays so. */
export async function unblockCompany(ctx: Context, { id }: Input<Route>): Promise<null> {
  const permission = 'graduate.own';
  const { personId } = ctx.policy.require(permission);
  return ctx.transaction(async (tx) => {
    if (!(await deleteBlock(tx, personId, id))) return null;
    await audit(ctx, tx, 'company.unblock', { type: 'company', id }, { permission });
    return null;
  });
}
