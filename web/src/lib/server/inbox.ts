import { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import { type RequestEvent, redirect, type ServerLoadEvent } from '@sveltejs/kit';
import { safeNext } from '#lib/url.ts';
import { call } from './api.ts';
import { requiredText } from './form-data.ts';
import { answering } from './named-failure.ts';

/** The own messages, the same in every area. */
export function loadInbox(event: ServerLoadEvent) {
  const page = Number(event.url.searchParams.get('page') ?? 1) || 1;
  return call(event, ownAccountRoutes.listNotices, { page });
}

export const inboxActions = {
  /** Reading is a deed of its own: a link that marks would be followed by previews too. */
  open: (event: RequestEvent) =>
    answering('open', event.request, async (data) => {
      await call(event, ownAccountRoutes.markNoticeRead, { id: requiredText(data, 'id') });
      redirect(303, safeNext(requiredText(data, 'href'), event.url.pathname));
    }),
  all: (event: RequestEvent) =>
    answering('all', event.request, async () => {
      await call(event, ownAccountRoutes.markNoticesRead);
      return { done: '都标为看过了。' };
    }),
};
