import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { monthDay } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const training = await call(event, eventRoutes.readPublicClass, { id: event.params.id });
  return {
    training,
    share: {
      title: `${monthDay(training.startsOn)} ${training.title}`.slice(0, 24),
      description: [training.place, training.leadName].filter(Boolean).join('，').slice(0, 40),
    },
  };
};
