import { importRoutes } from '@sunshine/contract/positions/import-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call, upload } from '#lib/server/api.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const page = Number(event.url.searchParams.get('page')) || 1;
  return { list: await call(event, importRoutes.listPositionImports, { page }) };
};

export const actions: Actions = {
  upload: async (event) => {
    let to: string;
    try {
      const { id, repeated } = await upload(event, importRoutes.importPositions);
      to = url.companyImport(id, { again: repeated });
    } catch (error) {
      return formFailure(error, new FormData());
    }
    redirect(303, to);
  },
};
