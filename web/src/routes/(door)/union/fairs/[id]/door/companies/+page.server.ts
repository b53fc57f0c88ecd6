import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [arrivals, attending] = await Promise.all([
    call(event, doorRoutes.readArrivals, { id }),
    call(event, attendingRoutes.listAttending, { id }),
  ]);
  const { title, startsOn } = arrivals;
  return { id, title, startsOn, companies: attending.items.filter(({ state }) => state === 'approved') };
};

export const actions: Actions = {
  arrival: (event) =>
    answering('arrival', event.request, async (data) => {
      const companyId = requiredText(data, 'companyId');
      const { here } = await call(event, doorRoutes.setCompanyArrival, {
        id: event.params.id,
        companyId,
        here: textOf(data, 'here') === 'yes',
      });
      const name = textOf(data, 'name') ?? '';
      return { done: here ? `${name}到了。` : `${name}改回没有到。` };
    }),
};
