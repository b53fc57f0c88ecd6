import { messageRoutes } from '@sunshine/contract/accounts/message-routes.ts';
import { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { answering } from '#lib/server/named-failure.ts';
import { areasOf } from '#lib/session.ts';
import { messagesOf, safeNext, url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  notice: await call(event, messageRoutes.readNotice, { id: event.params.id }),
});

export const actions: Actions = {
  /** Reading is a deed of its own: a link that marks would be followed by previews too. */
  default: (event) =>
    answering('open', event.request, async () => {
      const { id } = event.params;
      const { href } = await call(event, messageRoutes.readNotice, { id });
      await call(event, ownAccountRoutes.markNoticeRead, { id });
      const [area] = areasOf(event.locals.account);
      redirect(303, safeNext(href, area ? messagesOf(area) : url.home()));
    }),
};
