import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) =>
    answering('recover', event.request, async (data) => {
      const loginName = requiredText(data, 'loginName');
      const { message } = await call(event, sessionRoutes.requestRecovery, { loginName });
      return { done: message };
    }),
};
