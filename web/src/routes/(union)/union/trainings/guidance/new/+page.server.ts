import { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { choosePeople } from '#lib/server/chosen-people.ts';
import { listOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { namesInput } from '#lib/server/training-input.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  choice: await choosePeople(event),
  me: event.locals.account?.name ?? '',
});

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const shared = {
      onDay: requiredText(data, 'onDay'),
      adviser: requiredText(data, 'adviser'),
      note: requiredText(data, 'note'),
      followUpOn: textOf(data, 'followUpOn') ?? null,
    };
    let entered: number;
    try {
      const reply = await call(event, guidanceRoutes.recordGuidance, {
        ...shared,
        personIds: listOf(data, 'ids'),
        names: namesInput(data),
      });
      // Those of one name are picked in a form of their own, which carries the rest along.
      if (reply.entered < reply.rows.length) {
        const { followUpOn, ...texts } = shared;
        return { reply, hidden: { ...texts, followUpOn: followUpOn ?? '' } };
      }
      entered = reply.entered;
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionGuidance({ added: entered }));
  },
};
