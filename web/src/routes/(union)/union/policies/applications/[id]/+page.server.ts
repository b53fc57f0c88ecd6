import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { grantOf } from '#lib/server/grant-input.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

/** Forms stand in sheets, which another address closes. */
const doneWords: Readonly<Record<string, string>> = {
  opened: '开始了，本人会收到消息。材料齐了，到这里记递交。',
  papers: '递交记下了。窗口有了答复，到这里记结果。',
  granted: '落实记下了，本人会收到消息。',
  rejected: '没有通过记下了，本人看得到原因。',
  withdrawn: '这份不办了，原因留着。',
};

export const load: PageServerLoad = async (event) => {
  const application = await call(event, benefitRoutes.readPolicyApplication, { id: event.params.id });
  const roles = rolesIn(event.locals.account, 'union');
  const mayWrite = roles.some(({ role }) => mayPerform(role, 'benefit.write'));
  const open = application.state === 'preparing' || application.state === 'applied';
  const { personId } = application;
  return {
    application,
    open,
    mayWrite,
    done: doneWords[event.url.searchParams.get('done') ?? ''] ?? null,
    loans: mayWrite && open ? (await call(event, benefitRoutes.preparePolicyGrant, { personId })).loans : [],
  };
};

export const actions: Actions = {
  papers: (event) =>
    answering('papers', event.request, async (data) => {
      const { id } = event.params;
      await call(event, benefitRoutes.handInPolicyPapers, { id, appliedOn: requiredText(data, 'appliedOn') });
      redirect(303, url.unionPolicyApplication(id, { done: 'papers' }));
    }),
  grant: (event) =>
    answering('grant', event.request, async (data) => {
      const { id } = event.params;
      const about = { personId: requiredText(data, 'personId'), policyId: requiredText(data, 'policyId') };
      await call(event, benefitRoutes.recordPolicyGrant, grantOf(data, about));
      redirect(303, url.unionPolicyApplication(id, { done: 'granted' }));
    }),
  reject: (event) =>
    answering('reject', event.request, async (data) => {
      const { id } = event.params;
      const [decidedOn, reason] = [requiredText(data, 'decidedOn'), requiredText(data, 'reason')];
      await call(event, benefitRoutes.rejectPolicyApplication, { id, decidedOn, reason });
      redirect(303, url.unionPolicyApplication(id, { done: 'rejected' }));
    }),
  withdraw: (event) =>
    answering('withdraw', event.request, async (data) => {
      const { id } = event.params;
      await call(event, benefitRoutes.withdrawPolicyApplication, {
        id,
        reason: requiredText(data, 'reason'),
      });
      redirect(303, url.unionPolicyApplication(id, { done: 'withdrawn' }));
    }),
};
