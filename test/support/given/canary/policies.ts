import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import type { Stage } from '@sunshine/server/demo/stage.ts';
import type { Actor } from '@sunshine/server/policy.ts';
import { policyText } from '../policies.ts';
import { inviteStaff } from '../staff.ts';
import { canary } from './values.ts';

/** A policy that everybody reads, published by the district's statistician; another stays a draft. */
export async function announcePolicy(
  stage: Stage,
  { administrator, districtId }: { administrator: Actor; districtId: string },
): Promise<{ id: string; title: string; draftId: string }> {
  const post = {
    unionId: districtId,
    role: 'statistician',
    name: '龚明远',
    loginName: 'statistician',
  } as const;
  const { actor } = await inviteStaff(stage, administrator, post);
  const text = policyText({ validFrom: stage.today() });
  const { id, updatedAt } = await stage.act(benefitRoutes.createPolicy, text, actor);
  await stage.act(benefitRoutes.publishPolicy, { id, updatedAt }, actor);
  const draft = policyText({ title: canary.policyDraft });
  const { id: draftId } = await stage.act(benefitRoutes.createPolicy, draft, actor);
  return { id, title: text.title, draftId };
}

/** A graduate of the archive is helped to it, with a note and evidence; another grant was a mistake. */
export async function grantCanaryPolicy(
  stage: Stage,
  caseworker: Actor,
  { personId, policyId }: { personId: string; policyId: string },
): Promise<void> {
  const about = { personId, policyId };
  await stage.act(benefitRoutes.openPolicyApplication, { ...about, note: canary.policyNote }, caseworker);
  const grant = { ...about, grantedOn: stage.today(), evidence: canary.grant };
  await stage.act(benefitRoutes.recordPolicyGrant, { ...grant, period: '第一年' }, caseworker);
  const wrong = await stage.act(benefitRoutes.recordPolicyGrant, { ...grant, period: '第二年' }, caseworker);
  const correction = { id: wrong.id, reason: canary.grantCorrection };
  await stage.act(benefitRoutes.cancelPolicyGrant, correction, caseworker);
}
