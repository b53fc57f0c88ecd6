import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import { listOf } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const query = event.url.searchParams;
  const q = query.get('q') ?? '';
  const [fair, found] = await Promise.all([
    call(event, eventRoutes.readEvent, { id }),
    call(event, attendingRoutes.listInvitable, { id, q, page: query.get('page') ?? undefined }),
  ]);
  return { fair: { id, title: fair.title, kind: fair.kind }, q, found };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const companyIds = listOf(data, 'ids');
    if (companyIds.length === 0) return formRefusal(data, '先勾选要邀请的单位。');
    try {
      const { done, rows } = await call(event, attendingRoutes.inviteCompanies, {
        id: event.params.id,
        companyIds,
      });
      return {
        outcome: {
          summary: `${rows.length} 家里邀请了 ${done} 家，消息已经发出。`,
          failures: rows.flatMap((row) =>
            row.done ? [] : [{ name: row.name ?? '这家单位', reason: row.reason ?? '' }],
          ),
        },
      };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
