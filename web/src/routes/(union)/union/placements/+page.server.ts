import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

const shows = ['counted', 'needsEvidence', 'cancelled'] as const;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const show = shows.find((each) => each === query.get('show')) ?? 'counted';
  const q = query.get('q') ?? '';
  const page = Number(query.get('page') ?? 1) || 1;
  const list = await call(event, applicationRoutes.listPlacements, { q, show, page });
  return {
    q,
    show,
    list,
    /** The row whose correction or evidence stands open above the list. */
    chosen: list.items.find((item) => item.id === query.get('id')) ?? null,
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'placement.write')),
  };
};

export const actions: Actions = {
  correct: async (event) => {
    const data = await event.request.formData();
    try {
      const line = await call(event, applicationRoutes.correctPlacement, {
        id: requiredText(data, 'id'),
        reason: requiredText(data, 'reason'),
        application: textOf(data, 'application') === 'closed' ? 'closed' : 'accepted',
      });
      return { form: 'correct', done: `${line.name} 的上岗记录更正了，原因和经过都留着。` };
    } catch (error) {
      const failure = formFailure(error, data);
      failure.data.form = 'correct';
      return failure;
    }
  },
  prove: async (event) => {
    const data = await event.request.formData();
    try {
      const line = await call(event, applicationRoutes.provePlacement, {
        id: requiredText(data, 'id'),
        evidence: requiredText(data, 'evidence'),
      });
      return { form: 'prove', done: `${line.name} 的凭据补上了，这条上岗开始计数。` };
    } catch (error) {
      const failure = formFailure(error, data);
      failure.data.form = 'prove';
      return failure;
    }
  },
};
