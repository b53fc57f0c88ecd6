import { ownCompanyRoutes } from '@sunshine/contract/companies/own-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url, withQuery } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await call(event, ownCompanyRoutes.listColleagues)),
  done: event.url.searchParams.get('done') === 'ended' ? '收回了，对方马上不能再进来。' : null,
});

export const actions: Actions = {
  invite: (event) =>
    answering('invite', event.request, async (data) => {
      const email = textOf(data, 'email');
      const { link } = await call(event, ownCompanyRoutes.inviteColleague, { email });
      return link ? { link } : { done: `邀请发到 ${email} 了，七天内有效。` };
    }),
  revoke: (event) =>
    answering('revoke', event.request, async (data) => {
      await call(event, ownCompanyRoutes.revokeColleagueInvitation, { id: requiredText(data, 'id') });
      return { done: '邀请收回了，链接已经失效。' };
    }),
  end: (event) =>
    answering('end', event.request, async (data) => {
      const accountId = requiredText(data, 'accountId');
      await call(event, ownCompanyRoutes.endColleague, { accountId });
      // Who has left the company has no place in its area any more.
      const left = accountId === event.locals.account?.id;
      redirect(303, left ? url.home() : withQuery(url.companyColleagues(), { done: 'ended' }));
    }),
};
