import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { countCompanies, listCompanyRows } from '@sunshine/db/queries/companies/list-companies.ts';
import type { Context } from '../../context.ts';

type Route = typeof companyRoutes.listCompanies;

/** Companies of the reader's scope, those that wait for an answer first. */
export async function listCompanies(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('company.read');
  const { state, q, page } = input;
  const window = { today: ctx.today(), limit: pageSize, offset: (page - 1) * pageSize };
  const items = await listCompanyRows(ctx.db, scope, { state, q }, window);
  const counts = await countCompanies(ctx.db, scope, q);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { items, total: state ? counts[state] : all, page, counts };
}
