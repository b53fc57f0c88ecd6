import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { OwnCompany } from '@sunshine/contract/companies/schemas.ts';
import { mayBeVerifiedAgain } from '@sunshine/contract/companies/verification.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { lockCompany, updateCompany } from '@sunshine/db/queries/companies/companies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { readCompanyOf } from './own-company.ts';

/** Before its verification ends a company says that its data still hold, or what changed; the union looks again. */
export async function confirmCompany(
  ctx: Context,
  input: Input<typeof companyRoutes.confirmCompany>,
): Promise<OwnCompany> {
  const companyId = ctx.policy.company('company.own');
  return ctx.transaction(async (tx) => {
    const company = await lockCompany(tx, companyId);
    if (!company) throw refusal('company.notFound');
    const due = company.state === 'verified' && mayBeVerifiedAgain(company.verifiedUntil, ctx.today());
    if (!due) throw refusal('company.notDueForVerification');
    await updateCompany(tx, companyId, { confirmedOn: ctx.today(), confirmationNote: input.note });
    const reply = await readCompanyOf(tx, companyId);
    const subject = { type: 'company', id: companyId, unionId: company.unionId };
    await audit(ctx, tx, 'company.confirm', subject, { permission: 'company.own' });
    return reply;
  });
}
