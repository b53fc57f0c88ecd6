import type { RefusalCode } from '@sunshine/contract/refusals.ts';
import type { NewSupplementarySchema } from '@sunshine/contract/reports/supplementary-schemas.ts';
import { type SupplementaryKindRule, supplementaryKinds } from '@sunshine/contract/reports/vocabulary.ts';
import type { z } from 'zod';

export type NewSupplementary = z.output<typeof NewSupplementarySchema>;

/** Why a supplementary record cannot be kept as entered, with the field it concerns; null when it can. */
export function refuseSupplementary(
  input: NewSupplementary,
  today: string,
): { code: RefusalCode; field: keyof NewSupplementary } | null {
  const rule: SupplementaryKindRule = supplementaryKinds[input.kind];
  if (input.onDay > today) return { code: 'supplementary.inFuture', field: 'onDay' };
  if (rule.person === 'required' && !input.personId) {
    return { code: 'supplementary.personNeeded', field: 'personId' };
  }
  if (rule.person === 'none' && input.personId)
    return { code: 'supplementary.personNotAsked', field: 'personId' };
  if (input.personId && input.quantity !== 1)
    return { code: 'supplementary.onePersonAtATime', field: 'quantity' };
  if (rule.money && !input.amountFen) return { code: 'supplementary.amountNeeded', field: 'amountFen' };
  if (!rule.money && input.amountFen) return { code: 'supplementary.amountNotAsked', field: 'amountFen' };
  if (input.kind === 'loanTranche' && !input.contractNumber) {
    return { code: 'supplementary.contractNeeded', field: 'contractNumber' };
  }
  const mayNameContract = input.kind === 'loanTranche' || (input.kind === 'policyGrant' && input.personId);
  if (input.contractNumber && !mayNameContract) {
    return { code: 'supplementary.contractNotAsked', field: 'contractNumber' };
  }
  return null;
}
