import { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import { call } from '#lib/server/api.ts';
import { enter } from '#lib/server/enter.ts';
import { flagOf, passwordOf, requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { requirePurpose } from '#lib/server/one-time-link.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const link = await call(event, invitationRoutes.checkOneTimeLink, { token });
  requirePurpose(link, 'invitation', token);
  return { role: link.role, place: link.unionName ?? link.companyName ?? '', expiresAt: link.expiresAt };
};

export const actions: Actions = {
  accept: (event) =>
    answering('accept', event.request, async (data) => {
      const signedIn = await call(event, invitationRoutes.acceptInvitation, {
        token: event.params.token,
        name: requiredText(data, 'name'),
        loginName: requiredText(data, 'loginName'),
        password: passwordOf(data),
        // The API refuses an unticked box with its own sentence.
        consent: flagOf(data, 'consent') as true,
      });
      enter(event, signedIn);
    }),
  join: (event) =>
    answering('join', event.request, async () => {
      enter(event, await call(event, invitationRoutes.joinByInvitation, { token: event.params.token }));
    }),
};
