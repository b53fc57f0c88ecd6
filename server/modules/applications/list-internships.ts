import type { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { countToEnd, listInternships as listRows } from '@sunshine/db/queries/applications/internships.ts';
import type { Context } from '../../context.ts';
import { internshipLine } from './placement-replies.ts';

type Route = typeof internshipRoutes.listInternships;

/** Internships and traineeships of the units within the scope. */
export async function listInternships(
  ctx: Context,
  { page, ...filter }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.read');
  const today = ctx.today();
  const [rows, toEnd] = await Promise.all([
    listRows(ctx.db, scope, { ...filter, today }, { limit: pageSize, offset: (page - 1) * pageSize }),
    countToEnd(ctx.db, scope, today),
  ]);
  return { items: rows.map(internshipLine), total: rows[0]?.total ?? 0, page, toEnd };
}
