import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { referralStates } from '@sunshine/contract/applications/referral-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const state = keysOf(referralStates).find((each) => each === query.get('state'));
  const personId = query.get('person') ?? undefined;
  const list = await call(event, referralRoutes.listReferrals, {
    state,
    personId,
    page: query.get('page') ?? undefined,
  });
  return { list, state };
};
