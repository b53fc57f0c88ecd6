import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { error } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await call(event, unionRoutes.listUnions, { closed: 'true' });
  const union = items.find(({ id }) => id === event.params.id);
  if (!union) error(404, { message: '没有找到这个工会，从单位列表重新进入。' });
  return { union, below: items.filter(({ parentId }) => parentId === union.id) };
};

export const actions: Actions = {
  rename: (event) =>
    answering('rename', event.request, async (data) => {
      await call(event, unionRoutes.updateUnion, {
        id: event.params.id,
        name: requiredText(data, 'name'),
        shortName: requiredText(data, 'shortName'),
        contactPhone: textOf(data, 'contactPhone') ?? null,
      });
      return { done: '改好了。以后的统计表用新名称。' };
    }),
  close: (event) =>
    answering('close', event.request, async (data) => {
      await call(event, unionRoutes.updateUnion, {
        id: event.params.id,
        closedOn: requiredText(data, 'closedOn'),
      });
      return { done: '撤销记下了。它名下的档案要另外转到别的单位。' };
    }),
  reopen: (event) =>
    answering('reopen', event.request, async () => {
      await call(event, unionRoutes.updateUnion, { id: event.params.id, closedOn: null });
      return { done: '恢复了。' };
    }),
};
