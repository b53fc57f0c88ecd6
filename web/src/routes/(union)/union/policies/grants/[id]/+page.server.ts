import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

/** Forms stand in sheets, which another address closes. */
const doneWords: Readonly<Record<string, string>> = {
  recorded: '落实记下了，本人会收到消息。',
  cancelled: '更正了，不再计数，原因留着。',
  month: '这个月更正了，可以重新记。',
};

export const load: PageServerLoad = async (event) => ({
  grant: await call(event, benefitRoutes.readPolicyGrant, { id: event.params.id }),
  done: doneWords[event.url.searchParams.get('done') ?? ''] ?? null,
  mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'benefit.write')),
});

export const actions: Actions = {
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      const { id } = event.params;
      await call(event, benefitRoutes.cancelPolicyGrant, { id, reason: requiredText(data, 'reason') });
      redirect(303, url.unionGrant(id, { done: 'cancelled' }));
    }),
  month: (event) =>
    answering('month', event.request, async (data) => {
      const [id, reason] = [requiredText(data, 'id'), requiredText(data, 'reason')];
      await call(event, benefitRoutes.cancelPolicyInstalment, { id, reason });
      redirect(303, url.unionGrant(event.params.id, { done: 'month' }));
    }),
};
