import { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import { retentionResults } from '@sunshine/contract/applications/vocabulary.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, flagOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formRefusal } from '#lib/server/form-failure.ts';
import { answering } from '#lib/server/named-failure.ts';
import { reveal } from '#lib/server/reveal.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const whose = query.get('whose') === 'mine' ? 'mine' : 'all';
  const page = Number(query.get('page') ?? 1) || 1;
  const roles = rolesIn(event.locals.account, 'union').map(({ role }) => role);
  return {
    whose,
    list: await call(event, retentionRoutes.listDueCalls, { whose, page }),
    mayWrite: roles.some((role) => mayPerform(role, 'placement.write')),
    mayReveal: roles.some((role) => mayPerform(role, 'household.reveal')),
    today: today(),
  };
};

export const actions: Actions = {
  reveal: (event) => answering('reveal', event.request, (data) => reveal(event, data, null)),
  record: (event) =>
    answering('record', event.request, async (data) => {
      const rows = rowsOf(data);
      if (rows.length === 0) {
        const refused = formRefusal(data, '还没有给谁选结果。');
        return Object.assign(refused, { data: { ...refused.data, form: 'record' } });
      }
      const calledOn = requiredText(data, 'calledOn');
      const outcome = await call(event, retentionRoutes.recordCalls, { calledOn, rows });
      const failed = outcome.rows.filter(({ done }) => !done);
      return {
        form: 'record',
        summary:
          failed.length === 0
            ? `${outcome.done} 个人的回访记下了。`
            : `${outcome.rows.length} 个人里 ${outcome.done} 个记下了，${failed.length} 个没有。`,
        failures: failed.map(({ name, reason }) => ({ name: name ?? '', reason: reason ?? '' })),
        // What was not recorded stays filled in.
        values: failed.length === 0 ? {} : (Object.fromEntries(data) as Record<string, string>),
      };
    }),
};

/** The rows for which a result was chosen; each row's inputs carry the placement's id. */
function rowsOf(data: FormData) {
  return data.getAll('ids').flatMap((value) => {
    const placementId = String(value);
    const result = choiceOf(data, `result-${placementId}`, retentionResults);
    if (!result) return [];
    const left = result === 'left';
    return [
      {
        placementId,
        result,
        note: textOf(data, `note-${placementId}`) ?? '',
        leftOn: left ? textOf(data, `left-${placementId}`) : undefined,
        seeking: left && flagOf(data, `seeking-${placementId}`),
        need: left && flagOf(data, `need-${placementId}`),
      },
    ];
  });
}
