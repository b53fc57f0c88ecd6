import { districtNavigation } from '#lib/navigation/district.ts';
import { loadArea } from '#lib/server/area-load.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => loadArea(event, 'district', districtNavigation);
