import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { ApiError } from '#lib/server/api-error.ts';
import { appearanceAttributes, readAppearance } from '#lib/server/appearance.ts';
import { refuseWrite } from '#lib/server/guard-write.ts';
import { loadSession } from '#lib/server/load-session.ts';
import { refusalResponse } from '#lib/server/refusal-response.ts';

const requestIdForm = /^[\w-]{8,64}$/;

export const handle: Handle = async ({ event, resolve }) => {
  const given = event.request.headers.get('x-request-id') ?? '';
  event.locals.requestId = requestIdForm.test(given) ? given : randomUUID();
  event.locals.appearance = readAppearance(event.cookies);
  event.locals.account = null;
  event.locals.accessToken = null;

  const refusal = refuseWrite(event);
  if (refusal) return refusalResponse(event, refusal);
  await loadSession(event);

  const attributes = appearanceAttributes(event.locals.appearance);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%appearance%', attributes),
    preload: ({ type }) => type === 'css' || type === 'js',
  });
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  response.headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=()');
  if (event.locals.account && !response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-store');
  }
  return response;
};

/** Every error page carries one sentence and the number of the request; the cause stays in the log. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals;
  if (kind === 'app') return { requestId };
  if (kind === 'framework' && error.status === 404) {
    return { message: '没有这个页面。地址可能变了，从首页重新找一下。', requestId };
  }
  if (error instanceof ApiError) {
    return { status: error.status, message: error.message, code: error.code, requestId };
  }
  console.error(JSON.stringify({ level: 'error', requestId, route: event.route.id, error: describe(error) }));
  return { message: '这一页没有打开。数据没有动，再试一次。', requestId };
};

/** The first line of a stack names the fault; values that it may quote stay out of the log. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = error.stack?.split('\n')[1]?.trim() ?? '';
  return `${error.name}: ${error.message.slice(0, 200)} ${place}`;
}
