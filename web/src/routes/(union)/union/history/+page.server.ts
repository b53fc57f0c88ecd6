import { boardRoutes } from '@sunshine/contract/reports/board-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const year = Number(query.get('year')) || null;
  return {
    year,
    sealed: await call(event, boardRoutes.listSealedReports, {
      year: year ?? undefined,
      page: query.get('page') ?? undefined,
    }),
  };
};
