import { commitmentRoutes } from '@sunshine/contract/companies/commitment-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import { url, withQuery } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  commitment: await call(event, commitmentRoutes.readCommitment, { id: event.params.id }),
  mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'commitment.write')),
  done: event.url.searchParams.has('cancelled') ? '作废了，原因留着。' : null,
});

export const actions: Actions = {
  // Pressed in a sheet: another address closes it.
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, commitmentRoutes.cancelCommitment, { id: event.params.id, reason });
      redirect(303, withQuery(url.unionCommitment(event.params.id), { cancelled: 1 }));
    }),
};
