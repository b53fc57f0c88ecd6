import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { figureKeys } from '@sunshine/contract/events/result-schemas.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const { account } = await event.parent();
  const query = event.url.searchParams;
  const figure = figureKeys.find((each) => each === query.get('list')) ?? null;
  const page = Number(query.get('page')) || 1;
  const mayNames = account.roles.some(({ role }) => mayPerform(role, 'graduate.read'));
  const [result, facts, attendees] = await Promise.all([
    call(event, resultRoutes.readResult, { id }),
    figure && mayNames ? call(event, resultRoutes.listResultFacts, { id, figure, page }) : null,
    mayNames ? call(event, resultRoutes.listAttendees, { id, page: figure ? 1 : page }) : null,
  ]);
  return { result, figure, facts, attendees, mayNames };
};

/** Inputs `headcount-<id of the position>`; one left empty keeps the position's own. */
function headcountsOf(data: FormData): { positionId: string; headcount: number }[] {
  return [...data.keys()].flatMap((name) => {
    const positionId = name.startsWith('headcount-') ? name.slice('headcount-'.length) : '';
    const headcount = numberOf(data, name);
    return positionId && headcount !== undefined ? [{ positionId, headcount }] : [];
  });
}

export const actions: Actions = {
  propose: (event) =>
    answering('propose', event.request, async (data) => {
      const figure = (name: string): number | null => numberOf(data, name) ?? null;
      await call(event, resultRoutes.proposeResult, {
        id: event.params.id,
        companies: figure('companies'),
        visitors: figure('visitors'),
        applications: figure('applications'),
        intents: figure('intents'),
        hires: figure('hires'),
        headcounts: headcountsOf(data),
        note: textOf(data, 'note') ?? '',
      });
      return { done: '填好了。换一个人确认以后，才算已举办、计入统计表。' };
    }),
  confirm: (event) =>
    answering('confirm', event.request, async (data) => {
      const proposedAt = requiredText(data, 'proposedAt');
      await call(event, resultRoutes.confirmResult, { id: event.params.id, proposedAt });
      return { done: '确认了，统计表的 04A、04B 已经算上。7 天后开始跟进。' };
    }),
  sendBack: (event) =>
    answering('sendBack', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, resultRoutes.returnResult, { id: event.params.id, reason });
      return { done: '退回了，原因发给了填的人。' };
    }),
  correct: (event) =>
    answering('correct', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, eventRoutes.correctEvent, { id: event.params.id, reason });
      return { done: '收回了确认，统计表不再算这场。改好重新填，再请人确认。' };
    }),
};
