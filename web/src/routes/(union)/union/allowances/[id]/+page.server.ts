import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform, type Permission } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { fenOf } from '#lib/server/amount-input.ts';
import { call } from '#lib/server/api.ts';
import { claimOf } from '#lib/server/claim-input.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import { rolesIn } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

/** Some forms stand in sheets, which another address closes. */
const doneWords: Readonly<Record<string, string>> = {
  applied: '送去审批了，本人也收到了消息。',
  approved: '批准了，等着发放。',
  returned: '退回了，补上以后会再送来。',
  rejected: '记下了，没有批准，原因本人看得到。',
  paid: '发放记下了，本人收到了消息。',
  undone: '回到待发放了，这一笔不计数。',
  back: '退款记下了，从这一笔里减。',
  fixed: '这笔退款更正了，不再减。',
  revised: '补上了，又送去审批了。',
  withdrawn: '撤回了，原因留着。',
  taken: '由你跟进了。',
};

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const may = (permission: Permission) =>
    rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, permission));
  const [allowance, files] = await Promise.all([
    call(event, benefitRoutes.readAllowance, { id }),
    may('graduate.read') ? call(event, benefitRoutes.listAllowanceFiles, { id }) : null,
  ]);
  return {
    allowance,
    files: files?.items ?? null,
    done: doneWords[event.url.searchParams.get('done') ?? ''] ?? null,
    mayWrite: may('benefit.write'),
    mayPay: may('allowance.pay'),
  };
};

const closed = (id: string, done: keyof typeof doneWords) => redirect(303, url.unionAllowance(id, { done }));

export const actions: Actions = {
  ...fileActions({ add: benefitRoutes.addAllowanceFile, remove: benefitRoutes.removeAllowanceFile }),
  decide: (event) =>
    answering('decide', event.request, async (data) => {
      const { id } = event.params;
      // A strange or missing choice is refused by the API with its own sentence.
      const to = requiredText(data, 'to') as 'approved' | 'returned' | 'rejected';
      await call(event, benefitRoutes.decideAllowance, { id, to, reason: textOf(data, 'reason') });
      closed(id, to);
    }),
  pay: (event) =>
    answering('pay', event.request, async (data) => {
      const { id } = event.params;
      const [paidOn, receipt] = [requiredText(data, 'paidOn'), requiredText(data, 'receipt')];
      await call(event, benefitRoutes.payAllowance, { id, paidOn, receipt });
      closed(id, 'paid');
    }),
  undo: (event) =>
    answering('undo', event.request, async (data) => {
      const { id } = event.params;
      await call(event, benefitRoutes.undoPayment, { id, reason: requiredText(data, 'reason') });
      closed(id, 'undone');
    }),
  back: (event) =>
    answering('back', event.request, async (data) => {
      const { id } = event.params;
      await call(event, benefitRoutes.recordReturn, {
        id,
        returnedOn: requiredText(data, 'returnedOn'),
        amountFen: fenOf(data, 'amountFen'),
        reason: requiredText(data, 'reason'),
      });
      closed(id, 'back');
    }),
  fix: (event) =>
    answering('fix', event.request, async (data) => {
      const { id } = event.params;
      const [returnId, reason] = [requiredText(data, 'returnId'), requiredText(data, 'reason')];
      await call(event, benefitRoutes.cancelReturn, { id, returnId, reason });
      closed(id, 'fixed');
    }),
  revise: (event) =>
    answering('revise', event.request, async (data) => {
      const { id } = event.params;
      await call(event, benefitRoutes.reviseAllowance, { id, ...claimOf(data) });
      closed(id, 'revised');
    }),
  withdraw: (event) =>
    answering('withdraw', event.request, async (data) => {
      const { id } = event.params;
      await call(event, benefitRoutes.withdrawAllowance, { id, reason: requiredText(data, 'reason') });
      closed(id, 'withdrawn');
    }),
  take: (event) =>
    answering('take', event.request, async () => {
      const { id } = event.params;
      await call(event, benefitRoutes.takeAllowance, { id });
      closed(id, 'taken');
    }),
};
