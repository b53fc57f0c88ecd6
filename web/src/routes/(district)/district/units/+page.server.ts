import { mayPerform } from '@sunshine/contract/permissions.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await call(event, unionRoutes.listUnions, { closed: 'true' });
  const manages = rolesIn(event.locals.account, 'district').some(({ role }) =>
    mayPerform(role, 'union.manage'),
  );
  return { unions: items, manages };
};

type Kind = 'territorial' | 'system' | 'grassroots';

export const actions: Actions = {
  create: (event) =>
    answering('create', event.request, async (data) => {
      const union = await call(event, unionRoutes.createUnion, {
        parentId: requiredText(data, 'parentId'),
        // The API refuses what is no kind with its own sentence.
        kind: requiredText(data, 'kind') as Kind,
        name: requiredText(data, 'name'),
        shortName: requiredText(data, 'shortName'),
        divisionCode: textOf(data, 'divisionCode'),
        contactPhone: textOf(data, 'contactPhone'),
      });
      return { done: `${union.name}设好了，代码 ${union.code}。接着去“账号”里邀请它的同事。` };
    }),
};
