import type { CallerInput, CallerReply, Route } from '@sunshine/contract/route.ts';
import {
  error,
  isHttpError,
  isRedirect,
  type RequestEvent,
  redirect,
  type ServerLoadEvent,
} from '@sveltejs/kit';
import { url } from '#lib/url.ts';
import { type ApiError, apiErrorFrom } from './api-error.ts';
import { buildRequest } from './build-request.ts';
import { type ApiResponse, send } from './transport.ts';

export type ApiEvent = RequestEvent | ServerLoadEvent;

/** Input may be left out where the route asks for nothing. */
type Given<R extends Route> =
  Record<never, never> extends CallerInput<R> ? [input?: CallerInput<R>] : [input: CallerInput<R>];

/**
 * Calls one operation of the API as the signed-in person.
 * In a `load`, 401 becomes a redirect to signing in and every other refusal an error page with its sentence;
 * in an action or endpoint the `ApiError` is thrown, for `formFailure`.
 */
export async function call<R extends Route>(
  event: ApiEvent,
  route: R,
  ...[input]: Given<R>
): Promise<CallerReply<R>> {
  const { url: address, body } = buildRequest(route, input as object | undefined);
  const reply = await send({
    method: route.method,
    url: address,
    headers: requestHeaders(event, body === undefined ? undefined : 'application/json'),
    body,
  });
  if (reply.status >= 400) throw refusalFor(event, reply);
  if (reply.status === 204 || reply.body.length === 0) return null as CallerReply<R>;
  // The contract shaped this reply on the server; checking it twice would only cost time.
  return JSON.parse(textOf(reply)) as CallerReply<R>;
}

/** Sends the file that the person is uploading on to a route with `upload: 'multipart'`. */
export async function upload<R extends Route>(
  event: ApiEvent,
  route: R,
  ...[input]: Given<R>
): Promise<CallerReply<R>> {
  const { url: address } = buildRequest(route, input as object | undefined);
  const bytes = new Uint8Array(await event.request.arrayBuffer());
  const type = event.request.headers.get('content-type') ?? 'application/octet-stream';
  const reply = await send({
    method: route.method,
    url: address,
    headers: requestHeaders(event, type),
    body: bytes,
  });
  if (reply.status >= 400) throw refusalFor(event, reply);
  if (reply.status === 204 || reply.body.length === 0) return null as CallerReply<R>;
  return JSON.parse(textOf(reply)) as CallerReply<R>;
}

/** Hands a file of the API to the browser, from a `+server.ts`. */
export async function download<R extends Route>(
  event: RequestEvent,
  route: R,
  ...[input]: Given<R>
): Promise<Response> {
  const { url: address, body } = buildRequest(route, input as object | undefined);
  const reply = await send({
    method: route.method,
    url: address,
    headers: requestHeaders(event, body === undefined ? undefined : 'application/json'),
    body,
  });
  if (reply.status >= 400) throw pageRefusal(event, apiErrorFrom(reply.status, textOf(reply)));
  const headers = new Headers({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
  for (const name of ['content-type', 'content-disposition']) {
    const value = reply.headers[name];
    if (value) headers.set(name, value);
  }
  return new Response(reply.body as BodyInit, { status: reply.status, headers });
}

function requestHeaders(event: ApiEvent, contentType: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'x-request-id': event.locals.requestId,
  };
  if (contentType) headers['content-type'] = contentType;
  if (event.locals.accessToken) headers.authorization = `Bearer ${event.locals.accessToken}`;
  const agent = event.request.headers.get('user-agent');
  if (agent) headers['user-agent'] = agent;
  headers['x-forwarded-for'] = event.getClientAddress();
  return headers;
}

function textOf(reply: ApiResponse): string {
  return new TextDecoder().decode(reply.body);
}

/** Only a `load` has `depends`; its refusals are pages, an action's refusals are answers to a form. */
function refusalFor(event: ApiEvent, reply: ApiResponse): unknown {
  const refusal = apiErrorFrom(reply.status, textOf(reply));
  return 'depends' in event ? pageRefusal(event, refusal) : refusal;
}

function pageRefusal(event: ApiEvent, refusal: ApiError): unknown {
  try {
    if (refusal.status === 401) redirect(303, url.signIn(event.url.pathname + event.url.search));
    const { code, requestId, message } = refusal;
    error(refusal.status, { message, code, requestId });
  } catch (thrown) {
    if (isRedirect(thrown) || isHttpError(thrown)) return thrown;
    throw thrown;
  }
}
