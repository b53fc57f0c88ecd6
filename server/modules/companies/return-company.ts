import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { UnionCompany } from '@sunshine/contract/companies/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { decide } from './decide-company.ts';

/** Sends a registration back: the company reads what to mend and hands it in again. */
export async function returnCompany(
  ctx: Context,
  input: Input<typeof companyRoutes.returnCompany>,
): Promise<UnionCompany> {
  return decide(ctx, input.id, {
    to: 'returned',
    note: input.note,
    message: { title: '单位资料要补充', body: `${input.note}。改好保存，就会再送工会核实。` },
  });
}
