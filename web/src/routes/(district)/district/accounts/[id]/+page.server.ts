import { loadStaffPerson, staffPersonActions } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadStaffPerson(event, event.params.id);

export const actions: Actions = staffPersonActions;
