import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import { listOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const query = event.url.searchParams;
  const q = query.get('q') ?? '';
  const [fair, found] = await Promise.all([
    call(event, eventRoutes.readEvent, { id }),
    call(event, eventRoutes.listShowablePositions, { id, q, page: query.get('page') ?? undefined }),
  ]);
  return {
    fair: { id, title: fair.title, kind: fair.kind, state: fair.state, positions: fair.positions },
    q,
    found,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const [listed, chosen] = [listOf(data, 'listed'), new Set(listOf(data, 'ids'))];
    try {
      // Only what this page listed is changed: other pages keep theirs.
      const { shown } = await call(event, eventRoutes.showPositions, {
        id: event.params.id,
        add: [...chosen],
        remove: listed.filter((id) => !chosen.has(id)),
      });
      return { done: `存下了，这场活动现在展出 ${shown} 个职位。` };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
