import type { OwnCompany } from '@sunshine/contract/companies/schemas.ts';
import type { Context } from '../../context.ts';
import { readCompanyOf } from './own-company.ts';

/** The company of the signed-in recruiter. */
export async function readOwnCompany(ctx: Context): Promise<OwnCompany> {
  return readCompanyOf(ctx.db, ctx.policy.company('company.own'));
}
