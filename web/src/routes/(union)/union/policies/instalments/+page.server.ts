import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { monthsBetween, monthText } from '#lib/format/month.ts';
import { fenOf } from '#lib/server/amount-input.ts';
import { call } from '#lib/server/api.ts';
import { listOf, requiredText } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const q = event.url.searchParams.get('q') ?? '';
  const page = Number(event.url.searchParams.get('page') ?? 1) || 1;
  return {
    q,
    list: await call(event, benefitRoutes.listPolicyGrants, { q, show: 'monthly', page }),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'benefit.write')),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const ids = listOf(data, 'ids');
    if (ids.length === 0) return formRefusal(data, '先在名单里勾人，再记发放。');
    const [from, to] = [requiredText(data, 'fromMonth'), requiredText(data, 'toMonth')];
    const months = monthsBetween(from, to || from);
    if (!/^20\d{2}-\d{2}$/.test(from) || months.length === 0) {
      const sentence = '月份写成 2026-03 这样，先后不要反。';
      return formRefusal(data, sentence, { fromMonth: sentence });
    }
    const paid = { paidOn: requiredText(data, 'paidOn'), amountFen: fenOf(data, 'amountFen') };
    const rows = ids.flatMap((grantId) => months.map((month) => ({ grantId, month, ...paid })));
    try {
      const reply = await call(event, benefitRoutes.recordPolicyInstalments, { rows });
      const missed = reply.rows.filter((row) => !row.done);
      return {
        summary:
          missed.length === 0
            ? `记下了 ${reply.done} 条发放。`
            : `${reply.rows.length} 条里记下了 ${reply.done} 条，${missed.length} 条没有记。`,
        failures: missed.map(({ name, month, reason }) => ({
          name: `${name ?? '名单外的人'} ${monthText(month)}`,
          reason: reason ?? '',
        })),
      };
    } catch (error) {
      return ofFields(formFailure(error, data));
    }
  },
};

/** The API names a field of a row; all rows bear the same, so it is the page's own. */
function ofFields<F extends { data: { fields: Record<string, string> } }>(failure: F): F {
  const entries = Object.entries(failure.data.fields).map(
    ([name, sentence]) => [name.split('.').at(-1) ?? name, sentence] as const,
  );
  failure.data.fields = Object.fromEntries(entries);
  return failure;
}
