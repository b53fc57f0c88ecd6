import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockPolicy, type PolicyRow, setPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { toldPolicy } from './policy-catalogue.ts';
import { requirePolicyDays, requirePublicWords } from './policy-rules.ts';

type Route = typeof policyRoutes.changePolicy;

/** Changes a policy in any state; what is published stays free of words that are not for everybody. */
export async function changePolicy(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  ctx.policy.require('policy.manage');
  const { id, updatedAt, ...text } = input;
  requirePolicyDays(text);
  return ctx.transaction(async (tx) => {
    const policy = await lockedPolicy(tx, { id, updatedAt });
    if (policy.state === 'published') requirePublicWords(text);

    const changed = Object.entries(text)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(policy[name as keyof PolicyRow]))
      .map(([name]) => name);
    if (changed.length === 0) return toldPolicy(tx, id);
    await setPolicy(tx, id, { ...text, updatedAt: ctx.now() });
    await audit(
      ctx,
      tx,
      'policy.change',
      { type: 'policy', id },
      { permission: 'policy.manage', detail: { title: text.title, changed } },
    );
    return toldPolicy(tx, id);
  });
}

/** The policy, locked, as the editor saw it; one that another changed meanwhile is refused. */
export async function lockedPolicy(
  tx: Transaction,
  seen: { id: string; updatedAt?: string },
): Promise<PolicyRow> {
  const policy = await lockPolicy(tx, seen.id);
  if (!policy) throw refusal('policy.notFound');
  if (seen.updatedAt !== undefined && policy.updatedAt.toISOString() !== seen.updatedAt) {
    throw refusal('policy.changedMeanwhile');
  }
  return policy;
}
