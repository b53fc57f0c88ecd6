import { graduateNavigation } from '#lib/navigation/graduate.ts';
import { loadArea } from '#lib/server/area-load.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => loadArea(event, 'graduate', graduateNavigation);
