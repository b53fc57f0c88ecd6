import { parseYuan } from '@sunshine/contract/reports/amounts.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { type SupplementaryKind, supplementaryKinds } from '@sunshine/contract/reports/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';
import { fileActions } from '#lib/server/record-files.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const asked = query.get('kind') ?? '';
  const kind: SupplementaryKind | 'all' = asked in supplementaryKinds ? (asked as SupplementaryKind) : 'all';
  return {
    kind,
    added: query.get('added'),
    open: query.get('open'),
    records: await call(event, reportRoutes.listSupplementary, {
      kind,
      page: query.get('page') ?? undefined,
    }),
  };
};

export const actions: Actions = {
  ...fileActions({ add: reportRoutes.addSupplementaryFile, remove: reportRoutes.removeSupplementaryFile }),
  withdraw: async (event) => {
    const data = await event.request.formData();
    const id = requiredText(data, 'id');
    try {
      await call(event, reportRoutes.withdrawSupplementary, { id, reason: requiredText(data, 'reason') });
      return { id, done: '撤回了，不再计数。原来的记录和原因都留着。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
  giveBack: async (event) => {
    const data = await event.request.formData();
    const id = requiredText(data, 'id');
    const fen = parseYuan(textOf(data, 'returnedYuan') ?? '');
    if (fen === null) {
      const sentence = '金额写成 600 或 600.50 这样，单位是元。';
      return formRefusal(data, sentence, { returnedYuan: sentence });
    }
    try {
      await call(event, reportRoutes.returnSupplementary, {
        id,
        returnedFen: String(fen),
        returnedOn: requiredText(data, 'returnedOn'),
      });
      return { id, done: '记下了，从原来那笔里减。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
