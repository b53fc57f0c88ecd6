import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { educationRequirements } from '@sunshine/contract/positions/vocabulary.ts';
import { payText } from '#lib/format/pay.ts';
import { call } from '#lib/server/api.ts';
import { blockActions, concernsOf, reportPosition } from '#lib/server/concerns.ts';
import { changeFavourite, keptIds } from '#lib/server/favourites.ts';
import { rolesIn } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const position = await call(event, searchRoutes.readPosition, { id: event.params.id });
  const { account } = event.locals;
  const apply = url.apply(position.id);
  const graduate = rolesIn(account, 'graduate').length > 0;
  return {
    position,
    /** Null for nobody yet, left out for staff and recruiters. */
    kept:
      !account || graduate
        ? ((await keptIds(event, [position.id]))?.includes(position.id) ?? null)
        : undefined,
    concerns: graduate ? await concernsOf(event, position) : null,
    fit: graduate ? (await call(event, matchingRoutes.readFit, { id: position.id })).fit : null,
    // A graduate applies; nobody yet signs in first; staff and recruiters only look.
    apply: graduate ? apply : account ? null : url.signIn(apply),
    share: {
      title: `${position.title.slice(0, 12)} ${payText(position)}`,
      description: `${position.companyName.slice(0, 16)}，${position.townName}，${educationRequirements[position.education]}`,
    },
  };
};

export const actions: Actions = {
  favourite: (event) => changeFavourite(event, url.position(event.params.id)),
  ...blockActions,
  report: reportPosition,
};
