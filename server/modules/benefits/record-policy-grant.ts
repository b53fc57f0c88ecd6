import type { grantRoutes } from '@sunshine/contract/benefits/grant-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type PolicyRow, readPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import {
  type LockedPolicyApplication,
  lockOpenPolicyApplication,
} from '@sunshine/db/queries/benefits/policy-applications.ts';
import { insertGrant, listLoansOf, readGrantRow } from '@sunshine/db/queries/benefits/policy-grants.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForService } from '../../service-need.ts';
import { toldGrant } from './grant-replies.ts';
import { takePolicyStep } from './move-policy-application.ts';
import { tellAboutPolicy } from './policy-notice.ts';
import { helpingUnit } from './policy-person.ts';

type Route = typeof grantRoutes.recordPolicyGrant;

/**
 * Records that the office granted a policy with union help (07A); the open application of the person, if there is one,
 * is granted with it. A grant that belongs to a loan under policy is counted with the loan's first tranche.
 */
export async function recordPolicyGrant(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('benefit.write');
  const scope = ctx.policy.unionScope('benefit.write');
  const { personId, grantedOn, amountFen, policyId } = input;
  requirePast(ctx, grantedOn);
  return ctx.transaction(async (tx) => {
    const policy = await readPolicy(tx, policyId);
    if (!policy || policy.state === 'draft') throw refusal('policy.notFound');
    const unionId = await helpingUnit(ctx, tx, { personId, unionId: input.unionId, day: grantedOn });
    await requireLoan(tx, policy, input);
    const application = await lockOpenPolicyApplication(tx, personId, policyId);

    const grant = { id: ctx.id(), recordedBy: accountId, recordedAt: ctx.now() };
    await insertGrant(tx, {
      ...input,
      ...grant,
      unionId,
      amountFen: amountFen ? BigInt(amountFen) : null,
      applicationId: application?.id ?? null,
    });
    if (application) await grantApplication(ctx, tx, application, grantedOn);
    await openNeedForService(ctx, tx, {
      personId,
      day: grantedOn,
      closed: false,
      by: 'platform',
      at: grant.recordedAt,
    });
    await tellAboutPolicy(tx, personId, 'granted', { id: grant.id, title: policy.title });
    const row = await readGrantRow(tx, scope, grant.id);
    if (!row) throw refusal('policyGrant.notFound');
    await audit(
      ctx,
      tx,
      'policyGrant.record',
      { type: 'policyGrant', id: grant.id, unionId },
      {
        permission: 'benefit.write',
        detail: { personId, policy: policy.title, period: input.period, grantedOn },
      },
    );
    return toldGrant(row);
  });
}

function requirePast(ctx: Context, grantedOn: string): void {
  if (grantedOn <= ctx.today()) return;
  const error = refusal('policyGrant.dayInFuture');
  throw refusal('policyGrant.dayInFuture', { fields: { grantedOn: error.message } });
}

/** A policy of loans needs the loan; a loan already given under the policy is its grant, so it has to be named. */
async function requireLoan(
  tx: Transaction,
  policy: PolicyRow,
  { personId, loanId }: Input<Route>,
): Promise<void> {
  const loans = await listLoansOf(tx, personId);
  const say = (code: 'policyGrant.loanMissing' | 'policyGrant.loanNotFound' | 'policyGrant.loanCarriesIt') =>
    refusal(code, { fields: { loanId: refusal(code).message } });
  if (loanId) {
    if (!loans.some(({ id }) => id === loanId)) throw say('policyGrant.loanNotFound');
    return;
  }
  if (loans.some(({ policyId }) => policyId === policy.id)) throw say('policyGrant.loanCarriesIt');
  if (policy.loan) throw say('policyGrant.loanMissing');
}

async function grantApplication(
  ctx: Context,
  tx: Transaction,
  application: LockedPolicyApplication,
  grantedOn: string,
): Promise<void> {
  await takePolicyStep(ctx, tx, application, {
    to: 'granted',
    by: 'caseworker',
    change: { decidedOn: grantedOn },
  });
}
