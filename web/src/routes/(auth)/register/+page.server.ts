import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { call } from '#lib/server/api.ts';
import { alreadyIn, enter } from '#lib/server/enter.ts';
import { flagOf, passwordOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const next = event.url.searchParams.get('next') ?? '';
  alreadyIn(event, next);
  return { next };
};

export const actions: Actions = {
  default: (event) =>
    answering('register', event.request, async (data) => {
      const signedIn = await call(event, sessionRoutes.registerGraduate, {
        name: requiredText(data, 'name'),
        loginName: requiredText(data, 'loginName'),
        password: passwordOf(data),
        email: textOf(data, 'email'),
        // The API refuses an unticked box with its own sentence.
        consent: flagOf(data, 'consent') as true,
      });
      enter(event, signedIn, requiredText(data, 'next'));
    }),
};
