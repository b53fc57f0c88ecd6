import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const roles = rolesIn(event.locals.account, 'union').map(({ role }) => role);
  return {
    referral: await call(event, referralRoutes.readReferral, { id: event.params.id }),
    mayWrite: roles.some((role) => mayPerform(role, 'referral.write')),
  };
};

export const actions: Actions = {
  ...fileActions({ add: referralRoutes.addReferralFile, remove: referralRoutes.removeReferralFile }),
  paper: (event) =>
    answering('paper', event.request, async (data) => {
      const evidence = requiredText(data, 'evidence');
      await call(event, referralRoutes.recordPaperConsent, { id: event.params.id, evidence });
      return { done: '记下了，简历已经投给单位，也告诉了本人。' };
    }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, referralRoutes.cancelReferral, { id: event.params.id, reason });
      return { done: '撤回了，本人看得到原因。' };
    }),
};
