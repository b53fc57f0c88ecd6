import type { policyApplicationRoutes } from '@sunshine/contract/benefits/policy-application-routes.ts';
import { readConditions } from '@sunshine/contract/benefits/policy-conditions.ts';
import { unknowns } from '@sunshine/contract/benefits/policy-matcher.ts';
import type { PolicyCandidate } from '@sunshine/contract/benefits/policy-schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listPoliciesWithUse, readPolicyInUse } from '@sunshine/db/queries/benefits/policies.ts';
import { openPolicyApplicationsOf } from '@sunshine/db/queries/benefits/policy-applications.ts';
import { grantedPeriods } from '@sunshine/db/queries/benefits/policy-grants.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { matchScope, type ScopeMatch } from './match-scope.ts';
import { publicLine, publicPolicy } from './policy-replies.ts';

type List = typeof policyApplicationRoutes.listUnionPolicies;
type Read = typeof policyApplicationRoutes.readUnionPolicy;

/** Policies in use with what the scope has under way and has granted. */
export async function listUnionPolicies(ctx: Context): Promise<Reply<List>> {
  const scope = ctx.policy.unionScope('benefit.read');
  const rows = await listPoliciesWithUse(ctx.db, scope, ctx.today());
  return { items: rows.map(({ policy, ...use }) => ({ ...publicLine(policy), ...use })) };
}

/** One policy with the graduates of the scope it fits, or may fit, or does not, each with the reasons. */
export async function readUnionPolicy(
  ctx: Context,
  { id, page, ...asked }: Input<Read>,
): Promise<Reply<Read>> {
  const scope = ctx.policy.unionScope('benefit.read');
  const policy = await readPolicyInUse(ctx.db, id, ctx.today());
  if (!policy) throw refusal('policy.notFound');
  const { matches, counts, cut } = await matchScope(ctx, scope, readConditions(policy.conditions));
  const fit = asked.fit ?? (counts.fits === 0 && counts.check > 0 ? 'check' : 'fits');
  const chosen = matches
    .filter((match) => match.fit === fit)
    .sort((a, b) => unknowns(a) - unknowns(b))
    .slice((page - 1) * pageSize, page * pageSize);
  return {
    ...publicPolicy(policy),
    loan: policy.loan,
    fit,
    candidates: { items: await candidates(ctx, id, chosen), total: counts[fit], page },
    counts,
    cut,
  };
}

async function candidates(
  ctx: Context,
  policyId: string,
  chosen: ScopeMatch['matches'],
): Promise<PolicyCandidate[]> {
  const ids = chosen.map(({ person }) => person.personId);
  const [applications, grants] = await Promise.all([
    openPolicyApplicationsOf(ctx.db, policyId, ids),
    grantedPeriods(ctx.db, policyId, ids),
  ]);
  return chosen.map(({ person, fit, conditions, hint }) => ({
    personId: person.personId,
    name: maskName(person.name),
    unionName: person.unionName ?? '',
    school: person.school,
    graduationYear: person.graduationYear,
    fit,
    conditions,
    hint,
    openApplicationId: applications.find((row) => row.personId === person.personId)?.id ?? null,
    grantedFor: grants.filter((row) => row.personId === person.personId).map(({ period }) => period),
  }));
}
