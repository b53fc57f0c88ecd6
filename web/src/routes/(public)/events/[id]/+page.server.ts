import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { monthDay } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const fair = await call(event, eventRoutes.readPublicEvent, { id: event.params.id });
  const facts = fair.positions > 0 ? `，${fair.companies} 家单位 ${fair.openings} 个名额` : '';
  return {
    fair,
    share: {
      title: `${monthDay(fair.startsOn)} ${fair.title}`.slice(0, 24),
      description: `${fair.place}${facts}`.slice(0, 40),
    },
  };
};
