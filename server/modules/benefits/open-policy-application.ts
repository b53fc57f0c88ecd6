import type { policyApplicationRoutes } from '@sunshine/contract/benefits/policy-application-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type PolicyRow, readPolicyInUse } from '@sunshine/db/queries/benefits/policies.ts';
import { insertPolicyApplication } from '@sunshine/db/queries/benefits/policy-applications.ts';
import { ensureGraduates } from '@sunshine/db/queries/households/graduates.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { tellAboutPolicy } from './policy-notice.ts';
import { helpingUnit, unitOfGraduate } from './policy-person.ts';

type Own = typeof policyApplicationRoutes.openOwnPolicyApplication;
type ForGraduate = typeof policyApplicationRoutes.openPolicyApplication;

/** A graduate starts with a policy: papers are gathered, nothing has gone to the office. */
export async function openOwnPolicyApplication(ctx: Context, { id, note }: Input<Own>): Promise<Reply<Own>> {
  const { personId } = ctx.policy.require('benefit.own');
  return ctx.transaction(async (tx) => {
    const policy = await openPolicy(ctx, tx, id);
    await ensureGraduates(tx, [{ personId, placeOfOrigin: null }]);
    const unionId = await unitOfGraduate(tx, personId);
    const application = await insert(ctx, tx, { personId, policy, unionId, note, caseworkerId: null });
    await audit(
      ctx,
      tx,
      'policyApplication.openOwn',
      { type: 'policyApplication', id: application.id, unionId },
      { permission: 'benefit.own', detail: { policy: policy.title } },
    );
    return application;
  });
}

/** A union worker starts with a policy on behalf of a graduate of the scope. */
export async function openPolicyApplication(
  ctx: Context,
  { personId, policyId, note }: Input<ForGraduate>,
): Promise<Reply<ForGraduate>> {
  const { accountId } = ctx.policy.require('benefit.write');
  return ctx.transaction(async (tx) => {
    const policy = await openPolicy(ctx, tx, policyId);
    const unionId = await helpingUnit(ctx, tx, { personId, day: ctx.today() });
    const application = await insert(ctx, tx, { personId, policy, unionId, note, caseworkerId: accountId });
    await tellAboutPolicy(tx, personId, 'open', { id: application.id, title: policy.title });
    await audit(
      ctx,
      tx,
      'policyApplication.open',
      { type: 'policyApplication', id: application.id, unionId },
      { permission: 'benefit.write', detail: { personId, policy: policy.title } },
    );
    return application;
  });
}

/** A policy that can be applied for today; one that begins later is told of and not open yet. */
async function openPolicy(ctx: Context, tx: Transaction, id: string): Promise<PolicyRow> {
  const policy = await readPolicyInUse(tx, id, ctx.today());
  if (!policy) throw refusal('policy.notFound');
  if (policy.validFrom > ctx.today()) throw refusal('policy.notOpen');
  return policy;
}

async function insert(
  ctx: Context,
  tx: Transaction,
  given: { personId: string; policy: PolicyRow; unionId: string; note: string; caseworkerId: string | null },
): Promise<Reply<Own>> {
  const { personId, policy, unionId, note, caseworkerId } = given;
  const id = ctx.id();
  await insertPolicyApplication(tx, {
    id,
    personId,
    policyId: policy.id,
    unionId,
    state: 'preparing',
    openedOn: ctx.today(),
    note,
    caseworkerId,
    openedBy: ctx.actor?.accountId ?? id,
  });
  return { id, state: 'preparing' };
}
