import { messageRoutes } from '@sunshine/contract/accounts/message-routes.ts';
import { call } from '#lib/server/api.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  link: await call(event, messageRoutes.checkUnsubscription, { token: event.params.token }),
});

export const actions: Actions = {
  default: (event) =>
    answering('unsubscribe', event.request, async () => {
      await call(event, messageRoutes.unsubscribe, { token: event.params.token });
      return { done: '退订了，以后不再发。' };
    }),
};
