import type { ErrorBody } from '@sunshine/contract/errors.ts';
import type { CallerInput, CallerReply, Route } from '@sunshine/contract/route.ts';
import type { FastifyInstance } from 'fastify';

/** Somebody with a living session. */
export interface Caller {
  token: string;
}

/** Status and body; `ok` narrows the body to the route's reply. */
export type Outcome<R extends Route> = { bytes: Buffer; headers: Record<string, unknown> } & (
  | { ok: true; status: number; body: CallerReply<R> }
  | { ok: false; status: number; body: ErrorBody }
);

/** Sends what the route takes: path parameters into the path, query fields behind it, the rest as JSON. */
export async function callRoute<R extends Route>(
  app: FastifyInstance,
  route: R,
  input: CallerInput<R>,
  as?: Caller,
): Promise<Outcome<R>> {
  const { url, body } = address(route, input as Record<string, unknown>);
  const reply = await app.inject({
    method: route.method,
    url,
    headers: as ? { authorization: `Bearer ${as.token}` } : {},
    ...(body === undefined ? {} : { payload: body }),
  });
  const isJson = String(reply.headers['content-type'] ?? '').includes('json');
  const parsed = isJson ? JSON.parse(reply.payload) : null;
  const ok = reply.statusCode < 400;
  return {
    ok,
    status: reply.statusCode,
    body: parsed,
    bytes: reply.rawPayload,
    headers: reply.headers,
  } as Outcome<R>;
}

/** The address and JSON body of a call. */
export function address(
  route: Route,
  input: Record<string, unknown>,
): { url: string; body: Record<string, unknown> | undefined } {
  const rest = { ...input };
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const name of Object.keys(route.query?.shape ?? {})) {
    const value = rest[name];
    delete rest[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  const query = search.toString();
  return { url: query ? `${path}?${query}` : path, body: route.body ? rest : undefined };
}

/** The reply of a call that must have succeeded; otherwise the refusal stands in the failure. */
export function replyOf<R extends Route>(outcome: Outcome<R>): CallerReply<R> {
  if (!outcome.ok) throw new Error(`${outcome.status} ${JSON.stringify(outcome.body)}`);
  return outcome.body;
}
