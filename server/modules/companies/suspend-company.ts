import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { UnionCompany } from '@sunshine/contract/companies/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { decide } from './decide-company.ts';

/** Suspends a verified company; none of its positions is shown until it is verified again. */
export async function suspendCompany(
  ctx: Context,
  input: Input<typeof companyRoutes.suspendCompany>,
): Promise<UnionCompany> {
  return decide(ctx, input.id, {
    to: 'suspended',
    note: input.note,
    message: { title: '单位已暂停', body: `${input.note}。职位暂不对外显示，请联系工会。` },
  });
}
