import { inboxActions, loadInbox } from '#lib/server/inbox.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ inbox: await loadInbox(event) });

export const actions: Actions = inboxActions;
