import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  fair: await call(event, eventRoutes.readEvent, { id: event.params.id }),
});

export const actions: Actions = {
  notHeld: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, eventRoutes.recordNotHeld, {
        id: event.params.id,
        reason: requiredText(data, 'reason'),
      });
      return { done: '记下了，这场不计数。公开页面写“没有办成”，不写原因。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
  correct: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, eventRoutes.correctEvent, {
        id: event.params.id,
        reason: requiredText(data, 'reason'),
      });
      return { done: '退回筹备中了，重新登记结果。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
  template: async (event) => {
    const data = await event.request.formData();
    try {
      const name = requiredText(data, 'name');
      await call(event, eventPlanRoutes.keepEventTemplate, { id: event.params.id, name });
      return { done: `存成模板“${name}”了，下次在“照样办一场”里选它。` };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
