import { postingRoutes } from '@sunshine/contract/positions/posting-routes.ts';
import type { OwnAct } from '@sunshine/contract/positions/posting-vocabulary.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { listOf, textOf } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';

const doneWords: Readonly<Record<OwnAct, string>> = {
  submit: '已送审',
  refresh: '已刷新',
  extend: '已延长',
  pause: '已暂停',
  resume: '已恢复',
  close: '已关闭',
};

/** Several positions in one act; each has its own outcome. */
export async function actOn(event: RequestEvent, act: OwnAct) {
  const data = await event.request.formData();
  const ids = listOf(data, 'ids');
  if (ids.length === 0) return formRefusal(data, '先在名单里勾选，再办。');
  try {
    return await outcome(event, ids, act, textOf(data, 'validUntil'));
  } catch (error) {
    const failure = formFailure(error, data);
    failure.data.ids = ids;
    return failure;
  }
}

export async function outcome(
  event: RequestEvent,
  ids: string[],
  act: OwnAct,
  validUntil: string | undefined,
) {
  const { done, rows } = await call(event, postingRoutes.actOnPositions, { ids, act, validUntil });
  const left = rows.filter((row) => !row.done);
  const rest = left.length > 0 ? `，${left.length} 个没有办` : '';
  return {
    summary:
      rows.length === 1 && done === 1
        ? `“${rows[0]?.title}”${doneWords[act]}`
        : `${rows.length} 个里 ${done} 个${doneWords[act]}${rest}`,
    failures: left.map((row) => ({ name: row.title ?? '一个职位', reason: row.reason ?? '' })),
  };
}
