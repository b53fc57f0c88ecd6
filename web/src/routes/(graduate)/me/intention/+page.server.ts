import { ownConsentRoutes } from '@sunshine/contract/accounts/own-consent-routes.ts';
import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { intentionOf } from '#lib/server/intention-input.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [graduate, consents] = await Promise.all([
    call(event, claimRoutes.readOwnGraduate, {}),
    call(event, ownConsentRoutes.listOwnConsents),
  ]);
  return {
    intention: graduate.intention,
    recommend: consents.items.find(({ purpose }) => purpose === 'recommend') ?? null,
  };
};

export const actions: Actions = {
  save: (event) =>
    answering('save', event.request, async (data) => {
      await call(event, claimRoutes.setOwnIntention, intentionOf(data));
      return { form: 'save', done: '存好了，推荐已经按新的排。' };
    }),
  agree: (event) =>
    answering('agree', event.request, async (data) => {
      const version = requiredText(data, 'version');
      await call(event, ownConsentRoutes.giveConsent, { purpose: 'recommend', version });
      return { form: 'agree', done: '记下了。有合适的岗位，工会老师会来问你。' };
    }),
  withdraw: (event) =>
    answering('withdraw', event.request, async () => {
      await call(event, ownConsentRoutes.withdrawConsent, { purpose: 'recommend' });
      return { form: 'agree', done: '收回了，从现在起你不在候选人里。' };
    }),
};
