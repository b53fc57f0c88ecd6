import { conditionText, readConditions } from '@sunshine/contract/benefits/policy-conditions.ts';
import type {
  CataloguePolicy,
  PublicPolicy,
  PublicPolicyLine,
} from '@sunshine/contract/benefits/policy-schemas.ts';
import type { CatalogueRow, PolicyRow } from '@sunshine/db/queries/benefits/policies.ts';
import { dayOf } from '../../clock.ts';

export function publicLine(policy: PolicyRow): PublicPolicyLine {
  const { id, category, level, title, benefit, monthly, validFrom, validUntil } = policy;
  return { id, category, level, title, benefit, monthly, validFrom, validUntil };
}

export function publicPolicy(policy: PolicyRow): PublicPolicy {
  const { papers, office, source } = policy;
  return {
    ...publicLine(policy),
    conditions: readConditions(policy.conditions).map(conditionText),
    papers,
    office,
    source,
    updatedOn: dayOf(policy.updatedAt),
  };
}

export function cataloguePolicy({ policy, openApplications, grants }: CatalogueRow): CataloguePolicy {
  const { key, state, papers, office, source, loan } = policy;
  return {
    ...publicLine(policy),
    key,
    state,
    conditions: readConditions(policy.conditions),
    papers,
    office,
    source,
    loan,
    updatedAt: policy.updatedAt.toISOString(),
    openApplications,
    grants,
  };
}
