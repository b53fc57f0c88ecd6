import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const page = event.url.searchParams.get('page') ?? undefined;
  const [arrivals, scans, conflicts] = await Promise.all([
    call(event, doorRoutes.readArrivals, { id }),
    call(event, doorRoutes.listScans, { id, page }),
    call(event, doorRoutes.listScanConflicts, { id }),
  ]);
  return { id, title: arrivals.title, counts: arrivals.counts, scans, conflicts: conflicts.items };
};
