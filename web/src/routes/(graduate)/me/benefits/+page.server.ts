import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { call } from '#lib/server/api.ts';
import { claimOf } from '#lib/server/claim-input.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [loans, allowances, graduate, policies] = await Promise.all([
    call(event, benefitRoutes.listOwnLoans),
    call(event, benefitRoutes.listOwnAllowances),
    call(event, claimRoutes.readOwnGraduate, {}),
    call(event, benefitRoutes.listOwnPolicies),
  ]);
  return { loans: loans.items, allowances: allowances.items, unionName: graduate.unionName, policies };
};

export const actions: Actions = {
  ask: (event) =>
    answering('ask', event.request, async (data) => {
      await call(event, benefitRoutes.askForAllowance, claimOf(data));
      return { form: 'ask', done: '送去审批了。办到哪一步，这里和消息里都看得到。' };
    }),
  revise: (event) =>
    answering('revise', event.request, async (data) => {
      const id = requiredText(data, 'id');
      await call(event, benefitRoutes.reviseOwnAllowance, { id, ...claimOf(data) });
      return { form: 'revise', done: '补上了，又送去审批了。' };
    }),
  withdraw: (event) =>
    answering('withdraw', event.request, async (data) => {
      await call(event, benefitRoutes.withdrawOwnAllowance, { id: requiredText(data, 'id') });
      return { form: 'withdraw', done: '撤回了。要办，随时再申请。' };
    }),
};
