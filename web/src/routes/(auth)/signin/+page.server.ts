import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { call } from '#lib/server/api.ts';
import { alreadyIn, enter } from '#lib/server/enter.ts';
import { passwordOf, requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const next = event.url.searchParams.get('next') ?? '';
  alreadyIn(event, next);
  return { next, as: event.url.searchParams.get('as') ?? '' };
};

export const actions: Actions = {
  default: (event) =>
    answering('signIn', event.request, async (data) => {
      const loginName = requiredText(data, 'loginName');
      const signedIn = await call(event, sessionRoutes.signIn, { loginName, password: passwordOf(data) });
      enter(event, signedIn, requiredText(data, 'next'));
    }),
};
