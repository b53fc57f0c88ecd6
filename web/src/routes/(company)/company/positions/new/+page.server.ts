import { ownPositionRoutes } from '@sunshine/contract/positions/own-routes.ts';
import { postingRoutes } from '@sunshine/contract/positions/posting-routes.ts';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { ApiError } from '#lib/server/api-error.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url, withQuery } from '#lib/url.ts';
import { dayIn, latestDay } from '../days.ts';
import { postingInput } from '../posting-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  latestDay: latestDay(),
  proposedDay: dayIn(45),
  templates: (await call(event, postingRoutes.listTemplates)).items,
});

/** Saves the draft and goes to it; with `send` it goes to the union at once, unless something must change first. */
async function create(event: RequestEvent, send: boolean) {
  const data = await event.request.formData();
  let to: string;
  try {
    const { id } = await call(event, ownPositionRoutes.createPosition, postingInput(data));
    to = withQuery(url.companyPosition(id), { saved: send ? await submit(event, id) : 'draft' });
  } catch (error) {
    return formFailure(error, data);
  }
  redirect(303, to);
}

/** The draft is saved whatever the union's way in says: its page tells what stands in the way. */
async function submit(event: RequestEvent, id: string): Promise<'sent' | 'blocked'> {
  try {
    await call(event, ownPositionRoutes.submitPosition, { id });
    return 'sent';
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return 'blocked';
    throw error;
  }
}

export const actions: Actions = {
  save: (event) => create(event, false),
  submit: (event) => create(event, true),
};
