import { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const days = event.url.searchParams.get('days') === '90' ? 90 : 30;
  return { demand: await call(event, wishRoutes.readDemand, { days }) };
};
