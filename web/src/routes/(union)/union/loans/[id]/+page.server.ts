import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { fenOf } from '#lib/server/amount-input.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import { rolesIn } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

/** Forms stand in sheets, which another address closes. */
const doneWords: Readonly<Record<string, string>> = {
  recorded: '合同记下了。放款以后，到这里记每一笔。',
  paid: '放款记下了，下面写着计入哪里。',
  back: '记下了。这一笔等于没有发生。',
  repaid: '还款记下了，哪里的数字都不变。',
  fixed: '这笔还款更正了。',
  cancelled: '合同更正了，连同它的放款不再计数，原因留着。',
};

export const load: PageServerLoad = async (event) => {
  const roles = rolesIn(event.locals.account, 'union');
  const { id } = event.params;
  const [loan, files] = await Promise.all([
    call(event, benefitRoutes.readLoan, { id }),
    call(event, benefitRoutes.listLoanFiles, { id }),
  ]);
  return {
    loan,
    files: files.items,
    done: doneWords[event.url.searchParams.get('done') ?? ''] ?? null,
    mayWrite: roles.some(({ role }) => mayPerform(role, 'benefit.write')),
  };
};

export const actions: Actions = {
  ...fileActions({ add: benefitRoutes.addLoanFile, remove: benefitRoutes.removeLoanFile }),
  tranche: (event) =>
    answering('tranche', event.request, async (data) => {
      await call(event, benefitRoutes.recordTranche, {
        id: event.params.id,
        paidOn: requiredText(data, 'paidOn'),
        amountFen: fenOf(data, 'amountFen'),
        evidence: requiredText(data, 'evidence'),
      });
      redirect(303, url.unionLoan(event.params.id, { done: 'paid' }));
    }),
  back: (event) =>
    answering('back', event.request, async (data) => {
      await call(event, benefitRoutes.sendBackTranche, {
        id: event.params.id,
        trancheId: requiredText(data, 'trancheId'),
        sentBackOn: requiredText(data, 'sentBackOn'),
        reason: requiredText(data, 'reason'),
      });
      redirect(303, url.unionLoan(event.params.id, { done: 'back' }));
    }),
  repay: (event) =>
    answering('repay', event.request, async (data) => {
      await call(event, benefitRoutes.recordRepayment, {
        id: event.params.id,
        paidOn: requiredText(data, 'paidOn'),
        amountFen: fenOf(data, 'amountFen'),
      });
      redirect(303, url.unionLoan(event.params.id, { done: 'repaid' }));
    }),
  fixRepayment: (event) =>
    answering('fixRepayment', event.request, async (data) => {
      await call(event, benefitRoutes.cancelRepayment, {
        id: event.params.id,
        repaymentId: requiredText(data, 'repaymentId'),
        reason: requiredText(data, 'reason'),
      });
      redirect(303, url.unionLoan(event.params.id, { done: 'fixed' }));
    }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      await call(event, benefitRoutes.cancelLoan, {
        id: event.params.id,
        reason: requiredText(data, 'reason'),
      });
      redirect(303, url.unionLoan(event.params.id, { done: 'cancelled' }));
    }),
};
