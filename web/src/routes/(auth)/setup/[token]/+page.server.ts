import { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { call } from '#lib/server/api.ts';
import { enter } from '#lib/server/enter.ts';
import { passwordOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { requirePurpose } from '#lib/server/one-time-link.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  requirePurpose(
    await call(event, invitationRoutes.checkOneTimeLink, { token }),
    'firstAdministrator',
    token,
  );
};

export const actions: Actions = {
  default: (event) =>
    answering('setup', event.request, async (data) => {
      const signedIn = await call(event, sessionRoutes.setupFirstAdministrator, {
        token: event.params.token,
        unionName: requiredText(data, 'unionName'),
        districtCode: requiredText(data, 'districtCode'),
        name: requiredText(data, 'name'),
        loginName: requiredText(data, 'loginName'),
        password: passwordOf(data),
        email: textOf(data, 'email'),
      });
      enter(event, signedIn);
    }),
};
