import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const [personId, positionId] = [query.get('person'), query.get('position')];
  // Somebody is chosen first: in the list of who waits.
  if (!personId) return { matches: null, chosen: null, positionId };
  const matches = await call(event, matchingRoutes.listGraduateMatches, { id: personId });
  const listed = matches.items.some(({ position }) => position.id === positionId);
  const chosen =
    positionId && !listed ? await call(event, searchRoutes.readPosition, { id: positionId }) : null;
  return { matches, chosen, positionId };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      const asked = await call(event, referralRoutes.proposeReferral, {
        personId: requiredText(data, 'personId'),
        positionId: requiredText(data, 'positionId'),
        note: textOf(data, 'note') ?? '',
      });
      id = asked.id;
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionReferral(id));
  },
};
