import { type MessageTopic, messageTopics } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { messageRoutes } from '@sunshine/contract/accounts/message-routes.ts';
import { call } from '#lib/server/api.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  settings: await call(event, messageRoutes.readMessageSettings),
});

export const actions: Actions = {
  default: (event) =>
    answering('settings', event.request, async (data) => {
      const chosen = (name: 'mail' | 'sms'): MessageTopic[] =>
        data.getAll(name).filter((value): value is MessageTopic => String(value) in messageTopics);
      const body = { mail: chosen('mail'), sms: chosen('sms') };
      await call(event, messageRoutes.saveMessageSettings, body);
      return { done: '记下了，下一条消息起照这样发。' };
    }),
};
