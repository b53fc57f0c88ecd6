import { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { call } from '#lib/server/api.ts';
import { enter } from '#lib/server/enter.ts';
import { passwordOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { requirePurpose } from '#lib/server/one-time-link.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  requirePurpose(await call(event, invitationRoutes.checkOneTimeLink, { token }), 'passwordRecovery', token);
};

export const actions: Actions = {
  default: (event) =>
    answering('reset', event.request, async (data) => {
      const { token } = event.params;
      enter(event, await call(event, sessionRoutes.resetPassword, { token, password: passwordOf(data) }));
    }),
};
