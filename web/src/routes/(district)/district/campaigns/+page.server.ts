import { mayPerform } from '@sunshine/contract/permissions.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { numberOf, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { account } = await event.parent();
  const { items } = await call(event, reportRoutes.listCampaigns, {});
  const latest = Math.max(...items.map(({ year }) => year), 0);
  return {
    campaigns: items,
    mayOpen: account.roles.some(({ role }) => mayPerform(role, 'campaign.write')),
    proposedYear: latest > 0 ? latest + 1 : Number(today().slice(0, 4)),
    first: items.length === 0,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const year = numberOf(data, 'year') ?? Number.NaN;
    try {
      await call(event, reportRoutes.openCampaign, {
        form: 'sunshine',
        year,
        periodStart: textOf(data, 'periodStart'),
        cutoffDay: textOf(data, 'cutoffDay'),
        dueDay: textOf(data, 'dueDay'),
      });
    } catch (error) {
      return formFailure(error, data);
    }
    return { done: `${year} 年度开好了，各单位现在就能看到统计表。` };
  },
};
