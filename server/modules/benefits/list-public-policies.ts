import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import { policyCategories } from '@sunshine/contract/benefits/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { listPoliciesInUse } from '@sunshine/db/queries/benefits/policies.ts';
import type { Context } from '../../context.ts';
import { publicLine } from './policy-replies.ts';

type Route = typeof policyRoutes.listPublicPolicies;

/** Policies in use, for everybody; a catalogue has some dozens, so there are no pages. */
export async function listPublicPolicies(ctx: Context, { category }: Input<Route>): Promise<Reply<Route>> {
  const policies = await listPoliciesInUse(ctx.db, ctx.today());
  const of = (key: string) => policies.filter((policy) => policy.category === key);
  return {
    items: (category ? of(category) : policies).map(publicLine),
    counts: keysOf(policyCategories)
      .map((key) => ({ category: key, count: of(key).length }))
      .filter(({ count }) => count > 0),
  };
}
