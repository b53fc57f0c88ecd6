import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { checkTrail } from '@sunshine/db/queries/accounts/audit-trail.ts';
import type { Context } from '../../context.ts';

/** Works the chains of the trail out again and names the places that were tampered with. */
export async function checkAuditTrail(ctx: Context): Promise<Reply<typeof staffRoutes.checkAuditTrail>> {
  ctx.policy.require('audit.read');
  const { entries, broken } = await checkTrail(ctx.db);
  return { entries, intact: broken.length === 0, broken };
}
