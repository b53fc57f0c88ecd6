import { intentRoutes } from '@sunshine/contract/applications/intent-routes.ts';
import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [own, intents] = await Promise.all([
    call(event, registrationRoutes.readOwnRegistration, { id }),
    call(event, intentRoutes.listOwnIntents, { id }),
  ]);
  return { own, intents: intents.items };
};

export const actions: Actions = {
  register: (event) =>
    answering('register', event.request, async (data) => {
      const done = await call(event, registrationRoutes.registerForEvent, {
        id: event.params.id,
        sessionId: textOf(data, 'sessionId') || null,
      });
      return {
        done:
          done.state === 'registered'
            ? '报上名了，入场码在这里。前一天会再提醒你。'
            : `进了候补，第 ${done.waitingPosition ?? 1} 位。轮到了马上发消息给你。`,
      };
    }),
  session: (event) =>
    answering('session', event.request, async (data) => {
      const done = await call(event, registrationRoutes.changeOwnSession, {
        id: requiredText(data, 'id'),
        sessionId: requiredText(data, 'sessionId'),
      });
      return { done: done.state === 'registered' ? '场次改好了。' : '场次改了，排在候补的最后。' };
    }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      await call(event, registrationRoutes.cancelOwnRegistration, { id: requiredText(data, 'id') });
      return { done: '取消了，位置让给了后面的人。' };
    }),
  consent: (event) =>
    answering('consent', event.request, async (data) => {
      const { consents } = await call(event, registrationRoutes.setBoothConsent, {
        id: requiredText(data, 'id'),
        consents: textOf(data, 'consents') === 'yes',
      });
      return { done: consents ? '展位可以扫你的入场码了，随时可以收回。' : '收回了，展位从现在起扫不了。' };
    }),
};
