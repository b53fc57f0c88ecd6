import { mayPerform } from '@sunshine/contract/permissions.ts';
import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { unionPositionRoutes } from '@sunshine/contract/positions/union-routes.ts';
import type { Preference } from '@sunshine/contract/positions/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import { flagOf, numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const roles = rolesIn(event.locals.account, 'union').map(({ role }) => role);
  const position = await call(event, unionPositionRoutes.readUnionPosition, { id });
  const matches = position.state === 'published' && roles.some((role) => mayPerform(role, 'match.read'));
  return {
    position,
    candidates: matches ? await call(event, matchingRoutes.listCandidates, { id }) : null,
    mayRefer: roles.some((role) => mayPerform(role, 'referral.write')),
  };
};

/** What both forms about the preference hold; a strange key is refused by the API. */
function terms(data: FormData): { suitableForGraduates: boolean; preference: Preference } {
  return {
    suitableForGraduates: flagOf(data, 'suitableForGraduates'),
    preference: requiredText(data, 'preference') as Preference,
  };
}

export const actions: Actions = {
  publish: (event) =>
    answering('publish', event.request, async (data) => {
      await call(event, unionPositionRoutes.publishPosition, {
        id: event.params.id,
        version: numberOf(data, 'version') ?? 0,
        ...terms(data),
        approvingUnionId: textOf(data, 'approvingUnionId'),
        overrideReason: textOf(data, 'overrideReason'),
      });
      return { done: '发布了，求职者现在能看到。' };
    }),
  reject: (event) =>
    answering('reject', event.request, async (data) => {
      const version = numberOf(data, 'version') ?? 0;
      const note = requiredText(data, 'note');
      await call(event, unionPositionRoutes.rejectPosition, { id: event.params.id, version, note });
      return { done: '退回了，单位会看到原因。' };
    }),
  takeDown: (event) =>
    answering('takeDown', event.request, async (data) => {
      const note = requiredText(data, 'note');
      await call(event, unionPositionRoutes.takeDownPosition, { id: event.params.id, note });
      return { done: '撤下了，求职者看不到了。' };
    }),
  preference: (event) =>
    answering('preference', event.request, async (data) => {
      await call(event, unionPositionRoutes.changePreference, { id: event.params.id, ...terms(data) });
      return { done: '改好了。' };
    }),
};
