import { unionPositionRoutes } from '@sunshine/contract/positions/union-routes.ts';
import { type PositionState, positionStates } from '@sunshine/contract/positions/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const asked = searchParams.get('state') ?? '';
  const state = asked in positionStates ? (asked as PositionState) : undefined;
  const q = searchParams.get('q')?.trim().slice(0, 40) ?? '';
  const company = searchParams.get('company') ?? '';
  const page = Number(searchParams.get('page')) || 1;
  const asks = { state, q, page, ...(/^[0-9a-f-]{36}$/.test(company) ? { company } : {}) };
  return { state, q, company, list: await call(event, unionPositionRoutes.listUnionPositions, asks) };
};
