import { randomUUID } from 'node:crypto';
import { intentRoutes } from '@sunshine/contract/applications/intent-routes.ts';
import { intentKinds } from '@sunshine/contract/events/fair-vocabulary.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  booth: await call(event, intentRoutes.readBooth, { id: event.params.id }),
  /** Of the next record: sent twice it is one. */
  intentId: randomUUID(),
});

export const actions: Actions = {
  record: (event) =>
    answering('record', event.request, async (data) => {
      const kept = await call(event, intentRoutes.recordIntent, {
        id: event.params.id,
        intentId: requiredText(data, 'intentId'),
        read: requiredText(data, 'read'),
        kind: choiceOf(data, 'kind', intentKinds) ?? 'intent',
        positionId: textOf(data, 'positionId') ?? null,
        note: textOf(data, 'note') ?? '',
      });
      return { done: `记下了：${kept.name ?? '一位毕业生'}，${intentKinds[kept.kind]}。` };
    }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      await call(event, intentRoutes.cancelIntent, {
        id: event.params.id,
        intentId: requiredText(data, 'intentId'),
        reason: requiredText(data, 'reason'),
      });
      return { done: '收回了。' };
    }),
};
