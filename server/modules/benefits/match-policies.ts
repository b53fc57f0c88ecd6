import type { policyApplicationRoutes } from '@sunshine/contract/benefits/policy-application-routes.ts';
import { readConditions } from '@sunshine/contract/benefits/policy-conditions.ts';
import { nothingKnown } from '@sunshine/contract/benefits/policy-facts.ts';
import { matchPolicy, policyFits, unknowns } from '@sunshine/contract/benefits/policy-matcher.ts';
import type { UnionMatchedPolicy } from '@sunshine/contract/benefits/policy-schemas.ts';
import { openPolicyStates } from '@sunshine/contract/benefits/policy-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { listOpenPolicies } from '@sunshine/db/queries/benefits/policies.ts';
import {
  listPolicyApplicationsOf,
  type PolicyApplicationRow,
} from '@sunshine/db/queries/benefits/policy-applications.ts';
import { readPolicyFacts } from '@sunshine/db/queries/benefits/policy-facts.ts';
import { type GrantRow, listGrantsOf } from '@sunshine/db/queries/benefits/policy-grants.ts';
import { listInstalments } from '@sunshine/db/queries/benefits/policy-instalments.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { toldGrant, toldOwnGrant } from './grant-replies.ts';
import { toldOwnPolicyApplication, toldPolicyApplication } from './policy-application-replies.ts';
import { readableGraduate } from './policy-person.ts';
import { publicLine } from './policy-replies.ts';

type Own = typeof policyApplicationRoutes.listOwnPolicies;
type OfGraduate = typeof policyApplicationRoutes.matchGraduatePolicies;

/** A graduate's own: which policies fit and why the others do not, what is under way, what was granted. */
export async function listOwnPolicies(ctx: Context): Promise<Reply<Own>> {
  const { personId } = ctx.policy.require('benefit.own');
  const { policies, applications, grants } = await matched(ctx, personId);
  const instalments = await listInstalments(
    ctx.db,
    grants.map(({ id }) => id),
  );
  return {
    policies: policies.map(({ hint: _, ...policy }) => policy),
    applications: applications.map(toldOwnPolicyApplication),
    grants: grants.map((grant) => toldOwnGrant(grant, instalments)),
  };
}

/** The same of a graduate of the scope, for the union worker: with the hint where a register suggests to ask. */
export async function matchGraduatePolicies(
  ctx: Context,
  { id }: Input<OfGraduate>,
): Promise<Reply<OfGraduate>> {
  const scope = ctx.policy.unionScope('benefit.read');
  if (!(await readableGraduate(ctx.db, scope, id))) throw refusal('policyApplication.personNotFound');
  const { policies, applications, grants } = await matched(ctx, id);
  const today = ctx.today();
  return {
    policies,
    applications: applications.map((row) => toldPolicyApplication(row, today)),
    grants: grants.map(toldGrant),
  };
}

async function matched(ctx: Context, personId: string) {
  const today = ctx.today();
  const [policies, facts, applications, grants] = await Promise.all([
    listOpenPolicies(ctx.db, today),
    readPolicyFacts(ctx.db, personId, today),
    listPolicyApplicationsOf(ctx.db, personId),
    listGrantsOf(ctx.db, personId),
  ]);
  const order = keysOf(policyFits);
  const matches = policies.map((policy): UnionMatchedPolicy => {
    const { papers, office } = policy;
    const match = matchPolicy(readConditions(policy.conditions), facts ?? nothingKnown, today);
    return { ...publicLine(policy), papers, office, ...match, ...usedBy(policy.id, applications, grants) };
  });
  return {
    policies: matches.sort(
      (a, b) => order.indexOf(a.fit) - order.indexOf(b.fit) || unknowns(a) - unknowns(b),
    ),
    applications,
    grants,
  };
}

function usedBy(
  policyId: string,
  applications: readonly PolicyApplicationRow[],
  grants: readonly GrantRow[],
) {
  const open: readonly string[] = openPolicyStates;
  const application = applications.find((row) => row.policyId === policyId && open.includes(row.state));
  return {
    openApplicationId: application?.id ?? null,
    grantedFor: grants.filter((grant) => grant.policyId === policyId).map(({ period }) => period),
  };
}
