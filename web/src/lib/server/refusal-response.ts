import { error, type RequestEvent } from '@sveltejs/kit';

/** Answers a refused write in the form its sender understands: an enhanced form, or the page of last resort. */
export async function refusalResponse(
  event: RequestEvent,
  { status, message }: { status: number; message: string },
): Promise<Response> {
  await drain(event.request);
  const { requestId } = event.locals;
  if (event.request.headers.get('x-sveltekit-action') === 'true') {
    return Response.json({ type: 'error', error: { status, message, requestId } }, { status });
  }
  error(status, { message, requestId });
}

/** A browser reads the answer only after it has sent everything; what it sends is thrown away. */
async function drain(request: Request): Promise<void> {
  const reader = request.body?.getReader();
  try {
    while (reader && !(await reader.read()).done);
  } catch {
    // Longer than the adapter reads at all: Node itself throws the rest away.
  }
}
