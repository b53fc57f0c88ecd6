import { positionReportRoutes } from '@sunshine/contract/positions/report-routes.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, flagOf, requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const show = searchParams.get('show') === 'decided' ? 'decided' : 'open';
  const page = Number(searchParams.get('page')) || 1;
  return { show, list: await call(event, positionReportRoutes.listPositionReports, { show, page }) } as const;
};

const verdicts = { upheld: '', dismissed: '' } as const;

export const actions: Actions = {
  decide: (event) =>
    answering('decide', event.request, async (data) => {
      const down = flagOf(data, 'takeDown');
      const { decided, takenDown } = await call(event, positionReportRoutes.decidePositionReport, {
        id: requiredText(data, 'id'),
        // An empty choice goes on as it is: the API names the field.
        verdict: (choiceOf(data, 'verdict', verdicts) ?? '') as 'upheld',
        answer: requiredText(data, 'answer'),
        allOpen: flagOf(data, 'allOpen'),
        ...(down ? { takeDownNote: requiredText(data, 'takeDownNote') } : {}),
      });
      return { done: `答复了 ${decided} 条，已告诉举报的人。${takenDown ? '职位撤下来了。' : ''}` };
    }),
};
