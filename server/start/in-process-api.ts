import type { FastifyInstance, InjectOptions } from 'fastify';

/** One request of the site to the API beside it. */
export interface SiteRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

export interface SiteReply {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The built site holds its own copy of every module; a symbol of the process is what both sides share. */
const key = Symbol.for('sunshine.api');

/** Lets the site in this process call the API without a socket. */
export function offerInProcess(app: FastifyInstance): void {
  const answer = async ({ method, url, headers, body }: SiteRequest): Promise<SiteReply> => {
    // The site has found out whose request it is; which proxies are believed plays no part here.
    const { 'x-forwarded-for': client, ...rest } = headers;
    const reply = await app.inject({
      method: method as InjectOptions['method'],
      url,
      headers: rest,
      ...(client ? { remoteAddress: client } : {}),
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body) }),
    });
    return { status: reply.statusCode, headers: plain(reply.headers), body: reply.rawPayload };
  };
  Reflect.set(globalThis, key, answer);
}

function plain(headers: Record<string, unknown>): Record<string, string> {
  const known = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    known.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}
