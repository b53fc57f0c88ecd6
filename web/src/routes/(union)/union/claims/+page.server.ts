import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  list: await call(event, claimRoutes.listClaimRequests, {
    page: Number(event.url.searchParams.get('page')) || 1,
  }),
});

export const actions: Actions = {
  confirm: (event) =>
    answering('confirm', event.request, async (data) => {
      const [id, reason] = [requiredText(data, 'id'), requiredText(data, 'reason')];
      await call(event, claimRoutes.decideClaim, { id, confirm: true, reason });
      return { done: '接上了，已告诉本人。' };
    }),
  refuse: (event) =>
    answering('refuse', event.request, async (data) => {
      const [id, reason] = [requiredText(data, 'id'), requiredText(data, 'reason')];
      await call(event, claimRoutes.decideClaim, { id, confirm: false, reason });
      return { done: '没有接，已请本人联系你要认领码。' };
    }),
};
