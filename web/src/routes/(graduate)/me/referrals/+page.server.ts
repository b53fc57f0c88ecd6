import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  referrals: await call(event, referralRoutes.listOwnReferrals),
});

export const actions: Actions = {
  agree: (event) =>
    answering('agree', event.request, async (data) => {
      await call(event, referralRoutes.agreeToReferral, {
        id: requiredText(data, 'id'),
        resumeUpdatedAt: textOf(data, 'resumeUpdatedAt') ?? null,
      });
      return { done: '投出去了。谁看过，下面会写。' };
    }),
  decline: (event) =>
    answering('decline', event.request, async (data) => {
      const [id, reason] = [requiredText(data, 'id'), requiredText(data, 'reason')];
      await call(event, referralRoutes.declineReferral, { id, reason });
      return { done: '告诉工会老师了，没有投。' };
    }),
  revoke: (event) =>
    answering('revoke', event.request, async (data) => {
      await call(event, referralRoutes.revokeReferral, { id: requiredText(data, 'id') });
      return { done: '收回了，投递也撤回了，对方不再看到你的简历。' };
    }),
};
