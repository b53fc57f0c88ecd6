import { savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import { alertRhythms } from '@sunshine/contract/positions/matching-vocabulary.ts';
import { searchOf } from '@sunshine/contract/positions/search-address.ts';
import { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import { redirect } from '@sveltejs/kit';
import { searchAddress } from '#lib/search-address.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, requiredText } from '#lib/server/form-data.ts';
import { answering, namedFailure } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [searches, wishes] = await Promise.all([
    call(event, savedSearchRoutes.listSavedSearches),
    call(event, wishRoutes.listOwnWishes),
  ]);
  return { searches: searches.items, wishes: wishes.items };
};

export const actions: Actions = {
  open: async (event) => {
    const data = await event.request.formData();
    let query: string;
    try {
      ({ query } = await call(event, savedSearchRoutes.openSavedSearch, { id: requiredText(data, 'id') }));
    } catch (error) {
      return namedFailure('open', error, data);
    }
    redirect(303, searchAddress({ ...searchOf(query), sort: 'date' }));
  },
  change: (event) =>
    answering('change', event.request, async (data) => {
      const name = requiredText(data, 'name');
      const rhythm = choiceOf(data, 'rhythm', alertRhythms);
      await call(event, savedSearchRoutes.changeSavedSearch, { id: requiredText(data, 'id'), name, rhythm });
      return { form: 'change', done: `“${name}”改好了：${alertRhythms[rhythm ?? 'daily']}。` };
    }),
  remove: (event) =>
    answering('remove', event.request, async (data) => {
      await call(event, savedSearchRoutes.removeSavedSearch, { id: requiredText(data, 'id') });
      return { form: 'remove', done: '删掉了，不再提醒。' };
    }),
  withdraw: (event) =>
    answering('withdraw', event.request, async (data) => {
      await call(event, wishRoutes.withdrawWish, { id: requiredText(data, 'id') });
      return { form: 'withdraw', done: '收回了，工会那边也不再算你这一份。' };
    }),
};
