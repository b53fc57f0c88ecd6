import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { parseYuan } from '@sunshine/contract/reports/amounts.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import {
  type SupplementaryKind,
  type SupplementaryKindRule,
  supplementaryKinds,
} from '@sunshine/contract/reports/vocabulary.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { choiceOf, numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const asked = query.get('kind') ?? '';
  const kind = asked in supplementaryKinds ? (asked as SupplementaryKind) : null;
  const q = query.get('q')?.trim() ?? '';
  const rule: SupplementaryKindRule | null = kind && supplementaryKinds[kind];
  const people =
    rule && rule.person !== 'none'
      ? await call(event, applicationRoutes.listPlaceablePersons, { q })
      : { items: [] };
  return { kind, q, people: people.items };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const kind = choiceOf(data, 'kind', supplementaryKinds);
    if (!kind) return formRefusal(data, '先选做了什么工作。');
    const typed = textOf(data, 'amountYuan');
    const fen = typed === undefined ? undefined : parseYuan(typed);
    if (fen === null) {
      const sentence = '金额写成 1200 或 1200.50 这样，单位是元。';
      return formRefusal(data, sentence, { amountYuan: sentence });
    }
    try {
      await call(event, reportRoutes.createSupplementary, {
        kind,
        personId: textOf(data, 'personId'),
        onDay: requiredText(data, 'onDay'),
        quantity: numberOf(data, 'quantity'),
        amountFen: fen === undefined ? undefined : String(fen),
        contractNumber: textOf(data, 'contractNumber'),
        policy: textOf(data, 'policy'),
        title: requiredText(data, 'title'),
        evidence: requiredText(data, 'evidence'),
      });
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionSupplements({ added: 'yes' }));
  },
};
