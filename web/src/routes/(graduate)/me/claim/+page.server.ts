import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { claim, name } = await call(event, claimRoutes.readOwnGraduate);
  return { claim, name };
};

export const actions: Actions = {
  code: (event) =>
    answering('code', event.request, async (data) => {
      const { unionName } = await call(event, claimRoutes.claimByCode, { code: requiredText(data, 'code') });
      return { done: `接上了。${unionName ?? '工会'}的老师以后可以帮你推荐岗位、记录去向。` };
    }),
  request: (event) =>
    answering('request', event.request, async (data) => {
      const [name, idNumber] = [requiredText(data, 'name'), requiredText(data, 'idNumber')];
      const { message } = await call(event, claimRoutes.requestClaim, { name, idNumber });
      return { done: message };
    }),
};
