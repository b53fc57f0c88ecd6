import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { attendingStates } from '@sunshine/contract/events/fair-vocabulary.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import { listOf, textOf } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [fair, { items }] = await Promise.all([
    call(event, eventRoutes.readEvent, { id }),
    call(event, attendingRoutes.listAttending, { id }),
  ]);
  const asked = event.url.searchParams.get('state') ?? '';
  const { title, kind, state, own, companiesUntil, startsOn } = fair;
  return {
    fair: { id, title, kind, state, own, companiesUntil, startsOn },
    companies: items,
    state: asked in attendingStates ? (asked as keyof typeof attendingStates) : null,
  };
};

const words = { approved: '确认参会', rejected: '没有通过', withdrawn: '请退' } as const;

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const to = textOf(data, 'to') ?? '';
    const ids = listOf(data, 'ids');
    if (!(to in words)) return formRefusal(data, '选一个要办的事。');
    if (ids.length === 0) return formRefusal(data, '先勾选单位，再点上面的按钮。');
    try {
      const { done, rows } = await call(event, attendingRoutes.decideAttending, {
        id: event.params.id,
        ids,
        to: to as keyof typeof words,
        reason: textOf(data, 'reason') ?? '',
      });
      return {
        outcome: {
          summary: `${rows.length} 家里 ${done} 家${words[to as keyof typeof words]}。`,
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
