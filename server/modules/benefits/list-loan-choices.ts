import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { isPlaceable } from '@sunshine/db/queries/applications/placeable-persons.ts';
import { listLoanPolicies, listLoansOf } from '@sunshine/db/queries/benefits/loans.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

type Route = typeof loanRoutes.listLoanChoices;

/** What a new contract of a person can name: a policy for loans, and an earlier contract that it renews. */
export async function listLoanChoices(ctx: Context, { personId }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  if (!(await isPlaceable(ctx.db, scope, personId))) throw refusal('placement.personNotFound');
  const [policies, loans] = await Promise.all([
    listLoanPolicies(ctx.db, ctx.today()),
    listLoansOf(ctx.db, personId),
  ]);
  return {
    policies,
    contracts: loans.map(({ id, bank, contractNumber }) => ({ id, bank, contractNumber })),
  };
}
