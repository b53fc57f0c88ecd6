import type { PolicyCondition, PolicyConditionKind } from '@sunshine/contract/benefits/policy-conditions.ts';
import type { CataloguePolicy, PolicyText } from '@sunshine/contract/benefits/policy-schemas.ts';
import { divisionCode } from '@sunshine/contract/households/divisions.ts';
import { flagOf, listOf, numberOf, requiredText, textOf } from './form-data.ts';

/** What the form of a policy (政策) holds; strange keys go on as they are, and the API names the field. */
export function policyTextOf(data: FormData): Omit<PolicyText, 'conditions'> {
  return {
    category: requiredText(data, 'category') as PolicyText['category'],
    level: requiredText(data, 'level') as PolicyText['level'],
    title: requiredText(data, 'title'),
    benefit: requiredText(data, 'benefit'),
    papers: requiredText(data, 'papers')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    office: requiredText(data, 'office'),
    source: requiredText(data, 'source'),
    validFrom: requiredText(data, 'validFrom'),
    validUntil: textOf(data, 'validUntil') ?? null,
    monthly: flagOf(data, 'monthly'),
    loan: flagOf(data, 'loan'),
  };
}

/** The text of a policy as it stands, for a change of its conditions alone. */
export function textOfPolicy(policy: CataloguePolicy): PolicyText & { updatedAt: string } {
  const { id: _, key: _key, state: _state, openApplications: _open, grants: _grants, ...text } = policy;
  return text;
}

/** A condition as typed; each kind takes from the form what it needs. */
export function conditionOf(data: FormData, kind: PolicyConditionKind): PolicyCondition {
  const all = {
    kind,
    years: numberOf(data, 'years'),
    months: numberOf(data, 'months'),
    degree: textOf(data, 'degree'),
    outcomes: listOf(data, 'outcomes'),
    divisions: (textOf(data, 'divisions') ?? '')
      .split(/[、,，\s]+/)
      .filter(Boolean)
      .map((typed) => shortCode(divisionCode(typed) ?? typed)),
    text: textOf(data, 'text') ?? '',
  };
  // The API's schema takes the fields of its kind, drops the others and refuses what is missing.
  return all as unknown as PolicyCondition;
}

/** A whole province is two digits, a place in it six. */
function shortCode(code: string): string {
  return code.endsWith('0000') ? code.slice(0, 2) : code.slice(0, 6);
}

/** The API names a field of the last condition: on the page it is the input's own name. */
export function withConditionFields<F extends { data: { fields: Record<string, string> } }>(failure: F): F {
  const { fields } = failure.data;
  failure.data.fields = Object.fromEntries(
    Object.entries(fields).map(([name, sentence]) => {
      const [list, , field] = name.split('.');
      return [list === 'conditions' && field ? field : name, sentence];
    }),
  );
  return failure;
}
