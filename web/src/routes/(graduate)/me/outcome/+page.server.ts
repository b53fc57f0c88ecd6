import { claimRoutes } from '@sunshine/contract/households/claim-routes.ts';
import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { outcomes, unionName } = await call(event, claimRoutes.readOwnGraduate);
  return { outcomes, unionName };
};

export const actions: Actions = {
  ...fileActions({ add: claimRoutes.addOwnOutcomeFile, remove: claimRoutes.removeOwnOutcomeFile }),
  report: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, claimRoutes.reportOwnOutcome, {
        // An empty choice goes on as it is: the API names the field.
        kind: (choiceOf(data, 'kind', outcomeKinds) ?? '') as Exclude<keyof typeof outcomeKinds, 'unknown'>,
        from: requiredText(data, 'from'),
        employerName: textOf(data, 'employerName') ?? null,
        evidence: textOf(data, 'evidence') ?? null,
      });
      return { form: 'outcome', done: '记下了。以后有变化，再来说一声。' };
    } catch (error) {
      const failure = formFailure(error, data);
      failure.data.form = 'outcome';
      return failure;
    }
  },
};
