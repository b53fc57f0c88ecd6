import { importRoutes } from '@sunshine/contract/positions/import-routes.ts';
import { call } from '#lib/server/api.ts';
import { actOn } from '../../act-on.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  result: await call(event, importRoutes.readPositionImport, { id: event.params.id }),
  again: event.url.searchParams.has('again'),
});

export const actions: Actions = {
  submit: (event) => actOn(event, 'submit'),
};
