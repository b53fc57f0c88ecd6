import { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { passwordOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url: address }) => {
  if (!locals.account) redirect(303, url.signIn(address.pathname));
  return { must: locals.account.mustChangePassword };
};

export const actions: Actions = {
  default: (event) =>
    answering('password', event.request, async (data) => {
      await call(event, ownAccountRoutes.changePassword, {
        currentPassword: passwordOf(data, 'currentPassword'),
        newPassword: passwordOf(data, 'newPassword'),
      });
      return { done: '密码改好了，其他设备都退出了。' };
    }),
};
