import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await call(event, unionRoutes.listUnionContacts);
  return {
    groups: [
      { title: '区总工会', unions: items.filter(({ kind }) => kind === 'district') },
      { title: '镇和街道', unions: items.filter(({ kind }) => kind === 'territorial') },
      { title: '委、局、公司', unions: items.filter(({ kind }) => kind === 'system') },
    ].filter(({ unions }) => unions.length > 0),
    share: { title: '联系你所在街镇的工会', description: '找工作、改简历、参加招聘会，打个电话就有人答' },
  };
};
