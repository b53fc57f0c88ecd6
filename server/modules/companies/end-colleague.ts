import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { lockCompany } from '@sunshine/db/queries/companies/companies.ts';
import { endOperator, listOperators } from '@sunshine/db/queries/companies/operators.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Ends a colleague's role, or one's own; somebody always stays who can act for the company. */
export async function endColleague(
  ctx: Context,
  input: Input<typeof companyRoutes.endColleague>,
): Promise<null> {
  const companyId = ctx.policy.company('company.own');
  return ctx.transaction(async (tx) => {
    // Two who remove each other at the same moment: the company's row lets one after the other.
    if (!(await lockCompany(tx, companyId))) throw refusal('company.notFound');
    const operators = await listOperators(tx, companyId);
    if (!operators.some(({ accountId }) => accountId === input.accountId)) {
      throw refusal('company.operatorNotFound');
    }
    if (operators.length === 1) throw refusal('company.lastOperator');
    await endOperator(tx, companyId, input.accountId, ctx.now());
    const subject = { type: 'company', id: companyId };
    const detail = { accountId: input.accountId };
    await audit(ctx, tx, 'company.endColleague', subject, { permission: 'company.own', detail });
    return null;
  });
}
