import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { call } from '#lib/server/api.ts';
import { enter } from '#lib/server/enter.ts';
import { passwordOf, requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) =>
    answering('code', event.request, async (data) => {
      const signedIn = await call(event, sessionRoutes.resetPasswordByCode, {
        loginName: requiredText(data, 'loginName'),
        code: requiredText(data, 'code'),
        password: passwordOf(data),
      });
      enter(event, signedIn);
    }),
};
