import { allowancePurposes } from '@sunshine/contract/benefits/vocabulary.ts';
import { fenOf } from './amount-input.ts';
import { choiceOf, requiredText } from './form-data.ts';

/** What a form with `claim-fields.svelte` says; an empty choice goes on as it is, and the API names the field. */
export function claimOf(data: FormData) {
  return {
    purpose: (choiceOf(data, 'purpose', allowancePurposes) ?? '') as keyof typeof allowancePurposes,
    note: requiredText(data, 'note'),
    amountFen: fenOf(data, 'amountFen'),
  };
}
