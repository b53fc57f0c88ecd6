import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import {
  countCompanies,
  countDueCompanies,
  listCompanyRows,
} from '@sunshine/db/queries/companies/list-companies.ts';
import type { Context } from '../../context.ts';

type Route = typeof companyRoutes.listCompanies;

/** Companies of the reader's scope, those that wait for an answer first. */
export async function listCompanies(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('company.read');
  const { state, show, q, page } = input;
  const today = ctx.today();
  const window = { today, limit: pageSize, offset: (page - 1) * pageSize };
  const items = await listCompanyRows(ctx.db, scope, { state, due: show === 'due', q }, window);
  const counts = await countCompanies(ctx.db, scope, q);
  const due = await countDueCompanies(ctx.db, scope, q, today);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const total = show === 'due' ? due.soon : state ? counts[state] : all;
  return { items, total, page, counts, due };
}
