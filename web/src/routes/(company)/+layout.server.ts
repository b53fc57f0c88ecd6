import { companyNavigation } from '#lib/navigation/company.ts';
import { loadArea } from '#lib/server/area-load.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => loadArea(event, 'company', companyNavigation);
