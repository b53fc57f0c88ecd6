import { registrationStates } from '@sunshine/contract/events/fair-vocabulary.ts';
import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const state = keysOf(registrationStates).find((each) => each === query.get('state')) ?? 'all';
  const q = query.get('q')?.trim().slice(0, 60) ?? '';
  const page = Number(query.get('page')) || 1;
  const list = await call(event, registrationRoutes.listRegistrations, {
    id: event.params.id,
    state,
    q,
    page,
  });
  return { list, state, q };
};

export const actions: Actions = {
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      await call(event, registrationRoutes.cancelRegistration, {
        id: requiredText(data, 'id'),
        reason: requiredText(data, 'reason'),
      });
      return { done: '取消了，原因发给了本人。位置给了候补的人。' };
    }),
};
