import type { RequestEvent } from '@sveltejs/kit';

/** Answers a refused write in the form its sender understands: an enhanced form, or a page. */
export function refusalResponse(
  event: RequestEvent,
  { status, message }: { status: number; message: string },
): Response {
  if (event.request.headers.get('x-sveltekit-action') === 'true') {
    return Response.json(
      { type: 'error', error: { status, message, requestId: event.locals.requestId } },
      { status },
    );
  }
  const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
  return new Response(message, { status, headers });
}
