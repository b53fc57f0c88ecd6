import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import {
  countOwnApplications,
  listOwnApplications as listRows,
} from '@sunshine/db/queries/applications/own-applications.ts';
import type { Context } from '../../context.ts';
import { ownLine } from './application-replies.ts';

type Route = typeof applicationRoutes.listOwnApplications;

/** My applications (我的投递). */
export async function listOwnApplications(ctx: Context, { page }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('application.apply');
  const rows = await listRows(ctx.db, personId, { limit: pageSize, offset: (page - 1) * pageSize });
  const counts = await countOwnApplications(ctx.db, personId);
  return { ...counts, items: rows.map((row) => ownLine(row, ctx.today())), page };
}
