import type { companyBlockRoutes } from '@sunshine/contract/applications/block-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  keepsCompanyOut,
  listBlocks,
  openApplicationsTo,
} from '@sunshine/db/queries/applications/company-blocks.ts';
import type { Context } from '../../../context.ts';

type Routes = typeof companyBlockRoutes;

/** The companies a graduate blocked. */
export async function listCompanyBlocks(ctx: Context): Promise<Reply<Routes['listCompanyBlocks']>> {
  const { personId } = ctx.policy.require('graduate.own');
  const rows = await listBlocks(ctx.db, personId);
  return { items: rows.map(({ blockedAt, ...row }) => ({ ...row, blockedAt: blockedAt.toISOString() })) };
}

/** Whether the graduate blocked one company, and what is under way with it. */
export async function readCompanyBlock(
  ctx: Context,
  { id }: Input<Routes['readCompanyBlock']>,
): Promise<Reply<Routes['readCompanyBlock']>> {
  const { personId } = ctx.policy.require('graduate.own');
  return {
    blocked: await keepsCompanyOut(ctx.db, personId, id),
    open: await openApplicationsTo(ctx.db, personId, id),
  };
}
