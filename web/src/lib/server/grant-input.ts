import type { grantRoutes } from '@sunshine/contract/benefits/grant-routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { fenOf } from './amount-input.ts';
import { requiredText, textOf } from './form-data.ts';

/** What a form of a grant (政策落实) holds; an amount that is none goes on as it is, and the API names the field. */
export function grantOf(
  data: FormData,
  about: { personId: string; policyId: string },
): CallerInput<typeof grantRoutes.recordPolicyGrant> {
  return {
    ...about,
    period: requiredText(data, 'period'),
    grantedOn: requiredText(data, 'grantedOn'),
    amountFen: textOf(data, 'amountFen') === undefined ? undefined : fenOf(data, 'amountFen'),
    loanId: textOf(data, 'loanId'),
    evidence: requiredText(data, 'evidence'),
  };
}
