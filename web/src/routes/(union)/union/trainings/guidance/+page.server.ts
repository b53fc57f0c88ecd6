import { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

const shows = ['given', 'due', 'cancelled'] as const;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const q = query.get('q')?.trim().slice(0, 60) ?? '';
  const show = shows.find((each) => each === query.get('show')) ?? 'given';
  const page = Number(query.get('page')) || 1;
  return {
    q,
    show,
    added: Number(query.get('added')) || 0,
    list: await call(event, guidanceRoutes.listGuidance, { q, show, page }),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'training.write')),
  };
};

export const actions: Actions = {
  followUp: (event) =>
    answering('followUp', event.request, async (data) => {
      const [id, note] = [requiredText(data, 'id'), requiredText(data, 'note')];
      const { personName } = await call(event, guidanceRoutes.followUpGuidance, { id, note });
      return { done: `${personName} 的回访记下了。` };
    }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      const [id, reason] = [requiredText(data, 'id'), requiredText(data, 'reason')];
      const { personName } = await call(event, guidanceRoutes.cancelGuidance, { id, reason });
      return { done: `${personName} 的这次撤销了，不再计数，原因留着。` };
    }),
};
