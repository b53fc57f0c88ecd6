import { allowanceGroups } from '@sunshine/contract/benefits/allowance-status.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform, type Permission } from '@sunshine/contract/permissions.ts';
import type { CallerReply } from '@sunshine/contract/route.ts';
import { call } from '#lib/server/api.ts';
import { listOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formRefusal } from '#lib/server/form-failure.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const may = (permission: Permission) =>
    rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, permission));
  const wanted = query.get('group') ?? '';
  // A payer comes for what is to be paid, everybody else for what is to be decided.
  const first = may('allowance.pay') && !may('allowance.approve') ? 'toPay' : 'toApprove';
  const group = wanted in allowanceGroups ? (wanted as keyof typeof allowanceGroups) : first;
  const q = query.get('q') ?? '';
  const back = group === 'paid' && query.get('back') === 'true';
  const page = Number(query.get('page') ?? 1) || 1;
  return {
    q,
    group,
    back,
    list: await call(event, benefitRoutes.listAllowances, { q, group, back: String(back), page }),
    may: {
      write: may('benefit.write'),
      approve: may('allowance.approve'),
      pay: may('allowance.pay'),
      open: may('graduate.read'),
    },
  };
};

type Outcome = CallerReply<typeof benefitRoutes.approveAllowances>;

/** The batch in one line, and one line for each row that stayed. */
function told(form: string, { done, rows }: Outcome, word: string) {
  const left = rows.filter((row) => !row.done);
  return {
    form,
    summary: `${rows.length} 份里${word} ${done} 份${left.length > 0 ? `，${left.length} 份没有办` : ''}`,
    failures: left.map(({ name, reason }) => ({ name: name ?? '一份申请', reason: reason ?? '' })),
  };
}

export const actions: Actions = {
  approve: (event) =>
    answering('approve', event.request, async (data) => {
      const ids = listOf(data, 'ids');
      if (ids.length === 0) return unchosen('approve', data);
      return told('approve', await call(event, benefitRoutes.approveAllowances, { ids }), '批准了');
    }),
  pay: (event) =>
    answering('pay', event.request, async (data) => {
      const ids = listOf(data, 'ids');
      if (ids.length === 0) return unchosen('pay', data);
      const common = textOf(data, 'receipt');
      const payments = ids.map((id) => ({ id, receipt: textOf(data, `receipt-${id}`) ?? common ?? '' }));
      const paidOn = requiredText(data, 'paidOn');
      const sentence = '写上回单号：一份一个，或者上面写一个共用的。';
      if (payments.some(({ receipt }) => receipt === '')) {
        const refused = formRefusal(data, sentence, { receipt: sentence });
        return Object.assign(refused, { data: { ...refused.data, form: 'pay', ids } });
      }
      return told('pay', await call(event, benefitRoutes.payAllowances, { paidOn, payments }), '发放了');
    }),
};

function unchosen(form: string, data: FormData) {
  const refused = formRefusal(data, '先在名单里勾选，再办。');
  return Object.assign(refused, { data: { ...refused.data, form } });
}
