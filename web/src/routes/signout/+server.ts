import { redirect } from '@sveltejs/kit';
import { dropTokens } from '#lib/server/cookies.ts';
import { send } from '#lib/server/transport.ts';
import { url } from '#lib/url.ts';
import type { RequestHandler } from './$types';

/** Ends the session at the API too; the cookies go even when it cannot be reached. */
export const POST: RequestHandler = async ({ cookies, locals }) => {
  if (locals.accessToken) {
    await send({
      method: 'DELETE',
      url: '/api/session',
      headers: { authorization: `Bearer ${locals.accessToken}`, 'x-request-id': locals.requestId },
    }).catch(() => undefined);
  }
  dropTokens(cookies);
  redirect(303, url.home());
};
