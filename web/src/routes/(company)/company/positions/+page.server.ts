import { ownPositionRoutes } from '@sunshine/contract/positions/own-routes.ts';
import { type OwnAct, ownActs } from '@sunshine/contract/positions/posting-vocabulary.ts';
import { type PositionState, positionStates } from '@sunshine/contract/positions/vocabulary.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { formFailure, formRefusal } from '#lib/server/form-failure.ts';
import { url, withQuery } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';
import { actOn, outcome } from './act-on.ts';
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
