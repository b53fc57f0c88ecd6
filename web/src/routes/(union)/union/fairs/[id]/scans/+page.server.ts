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
  const { kind, title, counts } = arrivals;
  return { fair: { id, kind, title }, counts, scans, conflicts: conflicts.items };
};
