import { ownPositionRoutes } from '@sunshine/contract/positions/own-routes.ts';
import { type PositionState, positionStates } from '@sunshine/contract/positions/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('state') ?? '';
  const state = asked in positionStates ? (asked as PositionState) : undefined;
  const page = Number(event.url.searchParams.get('page')) || 1;
  return { state, list: await call(event, ownPositionRoutes.listOwnPositions, { state, page }) };
};
