import { rosterRoutes } from '@sunshine/contract/households/routes.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call, upload } from '#lib/server/api.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const page = Number(event.url.searchParams.get('page')) || 1;
  const [list, unions] = await Promise.all([
    call(event, rosterRoutes.listRosters, { page }),
    call(event, unionRoutes.listUnions, {}),
  ]);
  const unionId = event.url.searchParams.get('unionId') ?? unions.items[0]?.id ?? '';
  return { list, unions: unions.items.map(({ id, name }) => ({ id, name })), unionId };
};

export const actions: Actions = {
  upload: async (event) => {
    const unionId = event.url.searchParams.get('unionId') ?? undefined;
    let id: string;
    try {
      ({ id } = await upload(event, rosterRoutes.uploadRoster, { unionId }));
    } catch (error) {
      return formFailure(error, new FormData());
    }
    redirect(303, url.unionRoster(id));
  },
};
