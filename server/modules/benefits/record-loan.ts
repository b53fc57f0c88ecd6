import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  insertLoan,
  isSupplemented,
  listLoanPolicies,
  listLoansOf,
} from '@sunshine/db/queries/benefits/loans.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { recordingUnit } from '../../recording-unit.ts';
import { refusal } from '../../refusal.ts';
import { loanDetail } from './loan-replies.ts';

type Route = typeof loanRoutes.recordLoan;

/** Records the contract of a guaranteed loan; approved only, it counts nowhere until its first tranche. */
export async function recordLoan(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  const { accountId } = ctx.policy.require('benefit.write');
  if (input.approvedOn > ctx.today()) {
    throw refusal('loan.daysOutOfOrder', { fields: { approvedOn: '批准日期不能晚于今天。' } });
  }
  const contractNumber = plainNumber(input.contractNumber);
  const id = await ctx.transaction(async (tx) => {
    const { personId, approvedOn } = input;
    const unionId = await recordingUnit(ctx, tx, 'benefit.write', {
      personId,
      unionId: input.unionId,
      day: approvedOn,
    });
    await requireChoices(tx, input);
    if (await isSupplemented(tx, personId, contractNumber)) throw refusal('loan.supplemented');
    const loan = { ...input, id: ctx.id(), unionId, contractNumber, approvedFen: BigInt(input.approvedFen) };
    await insertLoan(tx, { ...loan, recordedBy: accountId, recordedAt: ctx.now() });
    const subject = { type: 'loan', id: loan.id, unionId };
    await audit(ctx, tx, 'loan.record', subject, {
      permission: 'benefit.write',
      detail: { personId, approvedOn, approvedFen: input.approvedFen },
    });
    return loan.id;
  });
  return loanDetail(ctx, scope, id);
}

/** Spaces and full width in a contract number say nothing: without them one contract is found again. */
function plainNumber(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '');
}

/** The policy is one for loans, in force on the day of approval; the renewed contract is the person's own. */
async function requireChoices(tx: Transaction, input: Input<Route>): Promise<void> {
  const { policyId, renewalOf, personId, approvedOn } = input;
  if (policyId && !(await listLoanPolicies(tx, approvedOn)).some(({ id }) => id === policyId)) {
    throw refusal('loan.policyNotFound');
  }
  if (renewalOf && !(await listLoansOf(tx, personId)).some(({ id }) => id === renewalOf)) {
    throw refusal('loan.renewalNotFound');
  }
}
