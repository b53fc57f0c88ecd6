import { unionNavigation } from '#lib/navigation/union.ts';
import { reachable } from '#lib/server/existing-pages.ts';
import { requireArea } from '#lib/server/require-area.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => ({
  account: requireArea(event, 'union'),
  groups: reachable(unionNavigation),
});
