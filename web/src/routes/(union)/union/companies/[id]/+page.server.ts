import { unionCompanyRoutes } from '@sunshine/contract/companies/union-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import { url, withQuery } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

/** Tags are set in a sheet, which another address closes. */
const tagWords: Readonly<Record<string, string>> = { tagged: '标签加上了。', ended: '标签到这一天为止。' };

export const load: PageServerLoad = async (event) => ({
  company: await call(event, unionCompanyRoutes.readCompany, { id: event.params.id }),
  mayTag: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'company.tag')),
  today: today(),
  done: tagWords[event.url.searchParams.get('done') ?? ''] ?? null,
});

type Tag = 'stateOwnedLargeMedium' | 'modelWorkerEnterprise' | 'caringEnterprise';

export const actions: Actions = {
  verify: (event) =>
    answering('verify', event.request, async (data) => {
      const creditCodeNote = textOf(data, 'creditCodeNote');
      await call(event, unionCompanyRoutes.verifyCompany, { id: event.params.id, creditCodeNote });
      return { done: '核实通过，已告诉单位。它的职位现在可以发布。' };
    }),
  return: (event) =>
    answering('return', event.request, async (data) => {
      const note = requiredText(data, 'note');
      await call(event, unionCompanyRoutes.returnCompany, { id: event.params.id, note });
      return { done: '退回了。单位补充好，会再出现在待核实里。' };
    }),
  suspend: (event) =>
    answering('suspend', event.request, async (data) => {
      const note = requiredText(data, 'note');
      await call(event, unionCompanyRoutes.suspendCompany, { id: event.params.id, note });
      return { done: '暂停了，职位已不再对外显示。' };
    }),
  tag: (event) =>
    answering('tag', event.request, async (data) => {
      await call(event, unionCompanyRoutes.grantTag, {
        id: event.params.id,
        // A strange key is refused by the API with its own sentence.
        tag: requiredText(data, 'tag') as Tag,
        fromDay: requiredText(data, 'fromDay'),
        untilDay: textOf(data, 'untilDay'),
        evidence: requiredText(data, 'evidence'),
      });
      redirect(303, withQuery(url.unionCompany(event.params.id), { done: 'tagged' }));
    }),
  endTag: (event) =>
    answering('endTag', event.request, async (data) => {
      const tagId = requiredText(data, 'tagId');
      const untilDay = requiredText(data, 'untilDay');
      await call(event, unionCompanyRoutes.endTag, { id: event.params.id, tagId, untilDay });
      redirect(303, withQuery(url.unionCompany(event.params.id), { done: 'ended' }));
    }),
};
