import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { UnionCompany } from '@sunshine/contract/companies/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { unionCompany } from './union-company.ts';

/** One company of the reader's scope. */
export async function readCompany(
  ctx: Context,
  input: Input<typeof companyRoutes.readCompany>,
): Promise<UnionCompany> {
  return unionCompany(ctx, ctx.db, input.id);
}
