import { loadStaff, staffActions } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadStaff(event);

export const actions: Actions = staffActions;
