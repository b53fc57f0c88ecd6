import { unionNavigation } from '#lib/navigation/union.ts';
import { loadArea } from '#lib/server/area-load.ts';
import { reportsDue } from '#lib/server/reports-due.ts';
import { url } from '#lib/url.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const area = loadArea(event, 'union', unionNavigation);
  return { ...area, due: await reportsDue(event, area.groups, url.unionQueue()) };
};
