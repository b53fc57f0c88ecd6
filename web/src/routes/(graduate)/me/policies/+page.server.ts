import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => call(event, benefitRoutes.listOwnPolicies);

export const actions: Actions = {
  open: (event) =>
    answering('open', event.request, async (data) => {
      await call(event, benefitRoutes.openOwnPolicyApplication, { id: requiredText(data, 'id') });
      return { done: '开始了。备好材料交到窗口，再回来说一声。' };
    }),
  papers: (event) =>
    answering('papers', event.request, async (data) => {
      await call(event, benefitRoutes.handInOwnPolicyPapers, {
        id: requiredText(data, 'id'),
        appliedOn: requiredText(data, 'appliedOn'),
      });
      return { done: '记下了。窗口有了答复，工会老师会写在这里。' };
    }),
  withdraw: (event) =>
    answering('withdraw', event.request, async (data) => {
      await call(event, benefitRoutes.withdrawOwnPolicyApplication, {
        id: requiredText(data, 'id'),
        reason: textOf(data, 'reason'),
      });
      return { done: '好，不办了。想接着办，随时再开始。' };
    }),
};
