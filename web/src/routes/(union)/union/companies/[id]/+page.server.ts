import { commitmentRoutes } from '@sunshine/contract/companies/commitment-routes.ts';
import type { CommitmentKind } from '@sunshine/contract/companies/commitment-vocabulary.ts';
import { unionCompanyRoutes } from '@sunshine/contract/companies/union-routes.ts';
import { mayPerform, type Permission } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import { url, withQuery } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

/** Tags are set in a sheet, which another address closes. */
const tagWords: Readonly<Record<string, string>> = {
  tagged: '标签加上了。',
  ended: '标签到这一天为止。',
  promised: '承诺记下了。',
};

export const load: PageServerLoad = async (event) => {
  const may = (permission: Permission): boolean =>
    rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, permission));
  const [company, promised] = await Promise.all([
    call(event, unionCompanyRoutes.readCompany, { id: event.params.id }),
    may('commitment.read')
      ? call(event, commitmentRoutes.listCommitments, { company: event.params.id })
      : null,
  ]);
  return {
    company,
    commitments: promised?.items ?? null,
    mayPromise: may('commitment.write'),
    mayTag: may('company.tag'),
    today: today(),
    done: tagWords[event.url.searchParams.get('done') ?? ''] ?? null,
  };
};

type Tag = 'stateOwnedLargeMedium' | 'modelWorkerEnterprise' | 'caringEnterprise';

export const actions: Actions = {
  verify: (event) =>
    answering('verify', event.request, async (data) => {
      const creditCodeNote = textOf(data, 'creditCodeNote');
      const note = requiredText(data, 'note');
      await call(event, unionCompanyRoutes.verifyCompany, { id: event.params.id, creditCodeNote, note });
      return { done: '核实通过，六个月内有效，已告诉单位。' };
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
  promise: (event) =>
    answering('promise', event.request, async (data) => {
      await call(event, commitmentRoutes.recordCommitment, {
        id: event.params.id,
        // Strange and empty values are refused by the API with their own sentences.
        kind: requiredText(data, 'kind') as CommitmentKind,
        amount: numberOf(data, 'amount') as number,
        fromDay: requiredText(data, 'fromDay'),
        untilDay: requiredText(data, 'untilDay'),
        note: requiredText(data, 'note'),
      });
      redirect(303, withQuery(url.unionCompany(event.params.id), { done: 'promised' }));
    }),
  endTag: (event) =>
    answering('endTag', event.request, async (data) => {
      const tagId = requiredText(data, 'tagId');
      const untilDay = requiredText(data, 'untilDay');
      await call(event, unionCompanyRoutes.endTag, { id: event.params.id, tagId, untilDay });
      redirect(303, withQuery(url.unionCompany(event.params.id), { done: 'ended' }));
    }),
};
