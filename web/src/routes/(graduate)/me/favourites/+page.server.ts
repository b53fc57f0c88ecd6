import { favouriteRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const page = Number(event.url.searchParams.get('page') ?? 1) || 1;
  return { favourites: await call(event, favouriteRoutes.listFavourites, { page }) };
};

export const actions: Actions = {
  drop: (event) =>
    answering('drop', event.request, async (data) => {
      await call(event, favouriteRoutes.dropFavourite, { id: requiredText(data, 'id') });
      return { form: 'drop', done: `“${requiredText(data, 'title')}”不再收藏。` };
    }),
};
