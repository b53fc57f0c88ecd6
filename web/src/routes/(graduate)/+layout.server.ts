import { graduateNavigation } from '#lib/navigation/graduate.ts';
import { reachable } from '#lib/server/existing-pages.ts';
import { requireArea } from '#lib/server/require-area.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => ({
  account: requireArea(event, 'graduate'),
  groups: reachable(graduateNavigation),
});
