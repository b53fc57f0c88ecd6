import { postingRoutes } from '@sunshine/contract/positions/posting-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url, withQuery } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

const doneWords: Readonly<Record<string, string>> = {
  renamed: '名字改好了。',
  removed: '删掉了。用它写过的职位不变。',
};

export const load: PageServerLoad = async (event) => ({
  ...(await call(event, postingRoutes.listTemplates)),
  done: doneWords[event.url.searchParams.get('done') ?? ''] ?? null,
});

export const actions: Actions = {
  use: (event) =>
    answering('use', event.request, async (data) => {
      const { id } = await call(event, postingRoutes.createFromTemplate, { id: requiredText(data, 'id') });
      redirect(303, withQuery(url.companyPosition(id), { saved: 'template' }));
    }),
  // Pressed in sheets: another address closes them.
  rename: (event) =>
    answering('rename', event.request, async (data) => {
      const [id, name] = [requiredText(data, 'id'), requiredText(data, 'name')];
      await call(event, postingRoutes.renameTemplate, { id, name });
      redirect(303, withQuery(url.companyTemplates(), { done: 'renamed' }));
    }),
  remove: (event) =>
    answering('remove', event.request, async (data) => {
      await call(event, postingRoutes.removeTemplate, { id: requiredText(data, 'id') });
      redirect(303, withQuery(url.companyTemplates(), { done: 'removed' }));
    }),
};
