import { ownPositionRoutes } from '@sunshine/contract/positions/own-routes.ts';
import { postingRoutes } from '@sunshine/contract/positions/posting-routes.ts';
import { type OwnAct, ownActs } from '@sunshine/contract/positions/posting-vocabulary.ts';
import { type PositionState, positionStates } from '@sunshine/contract/positions/vocabulary.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { listOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';
import { url, withQuery } from '#lib/url.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { latestDay } from './days.ts';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('state') ?? '';
  const state = asked in positionStates ? (asked as PositionState) : undefined;
  const page = Number(event.url.searchParams.get('page')) || 1;
  return {
    state,
    latestDay: latestDay(),
    list: await call(event, ownPositionRoutes.listOwnPositions, { state, page }),
  };
};

const doneWords: Readonly<Record<OwnAct, string>> = {
  submit: '已送审',
  refresh: '已刷新',
  extend: '已延长',
  pause: '已暂停',
  resume: '已恢复',
  close: '已关闭',
};

/** Several positions in one act; each has its own outcome. */
async function actOn(event: RequestEvent, act: OwnAct) {
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

async function outcome(event: RequestEvent, ids: string[], act: OwnAct, validUntil: string | undefined) {
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

export const actions: Actions = {
  submit: (event) => actOn(event, 'submit'),
  refresh: (event) => actOn(event, 'refresh'),
  extend: (event) => actOn(event, 'extend'),
  pause: (event) => actOn(event, 'pause'),
  resume: (event) => actOn(event, 'resume'),
  close: (event) => actOn(event, 'close'),
  /** One row's own button: `refresh:id`. */
  one: async (event) => {
    const data = await event.request.formData();
    const [act = '', id = ''] = requiredText(data, 'one').split(':');
    try {
      if (act in ownActs) return await outcome(event, [id], act as OwnAct, undefined);
    } catch (error) {
      return formFailure(error, data);
    }
    return formRefusal(data, '这个按钮过时了，刷新再来。');
  },
  copy: async (event) => {
    const data = await event.request.formData();
    let to: string;
    try {
      const copy = await call(event, ownPositionRoutes.copyPosition, { id: requiredText(data, 'copy') });
      to = withQuery(url.companyPosition(copy.id), { saved: 'copy' });
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, to);
  },
};
