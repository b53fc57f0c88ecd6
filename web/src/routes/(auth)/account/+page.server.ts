import { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { dropTokens } from '#lib/server/cookies.ts';
import { passwordOf, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  own: await call(event, ownAccountRoutes.readOwnAccount),
});

export const actions: Actions = {
  email: (event) =>
    answering('email', event.request, async (data) => {
      const email = textOf(data, 'email') ?? null;
      await call(event, ownAccountRoutes.updateOwnAccount, { email, password: passwordOf(data) });
      return { done: email ? `记下了。忘了密码时，信发到 ${email}。` : '邮箱删掉了。忘了密码要找工会。' };
    }),
  everywhere: async (event) => {
    const answer = await answering('everywhere', event.request, async () => {
      await call(event, ownAccountRoutes.signOutEverywhere);
    });
    if (answer) return answer;
    dropTokens(event.cookies);
    redirect(303, url.signIn());
  },
};
