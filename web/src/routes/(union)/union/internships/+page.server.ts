import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const show = query.get('show') === 'cancelled' ? 'cancelled' : 'counted';
  const q = query.get('q') ?? '';
  const page = Number(query.get('page') ?? 1) || 1;
  const list = await call(event, applicationRoutes.listInternships, { q, show, page });
  return {
    q,
    show,
    list,
    chosen: list.items.find((item) => item.id === query.get('id')) ?? null,
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'placement.write')),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    try {
      const line = await call(event, applicationRoutes.cancelInternship, {
        id: requiredText(data, 'id'),
        reason: requiredText(data, 'reason'),
      });
      return { form: 'cancel', done: `${line.name} 的这条取消了，不再计数，原因留着。` };
    } catch (error) {
      const failure = formFailure(error, data);
      failure.data.form = 'cancel';
      return failure;
    }
  },
};
