import { checklistItems } from '@sunshine/contract/events/fair-vocabulary.ts';
import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [fair, checklist] = await Promise.all([
    call(event, eventRoutes.readEvent, { id }),
    call(event, eventPlanRoutes.readChecklist, { id }),
  ]);
  const { title, kind, state, own, startsOn } = fair;
  return { fair: { id, title, kind, state, own, startsOn }, checklist };
};

const itemOf = (data: FormData) =>
  choiceOf(data, 'item', checklistItems) ?? ('' as keyof typeof checklistItems);

export const actions: Actions = {
  tick: async (event) => {
    const data = await event.request.formData();
    const item = itemOf(data);
    try {
      const note = textOf(data, 'note') ?? '';
      await call(event, eventPlanRoutes.tickChecklist, { id: event.params.id, item, note });
      return { item, done: `勾上了：${checklistItems[item].label}。` };
    } catch (error) {
      return formFailure(error, data);
    }
  },
  untick: async (event) => {
    const data = await event.request.formData();
    const item = itemOf(data);
    try {
      await call(event, eventPlanRoutes.untickChecklist, { id: event.params.id, item });
      return { item, done: `退回没做好：${checklistItems[item].label}。` };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
