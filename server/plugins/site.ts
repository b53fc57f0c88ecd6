import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import type { FastifyInstance } from 'fastify';

export interface SiteOptions {
  /** `handler.js` of the built site. */
  handler: string;
  publicOrigin: string;
  /** False when nobody set it: then the address in the browser is the site's address. */
  publicOriginGiven: boolean;
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Headers that only this process writes; the site reads its own address and the caller's from them. */
const headers = {
  PROTOCOL_HEADER: 'x-site-protocol',
  HOST_HEADER: 'x-site-host',
  ADDRESS_HEADER: 'x-site-client',
};
/** Bytes of an uploaded file and its form; the site itself refuses larger ones with a sentence. */
const bodyLimit = 40 * 1024 * 1024;

/** Serves every address that is not the API's from the built site, with the body of a request untouched. */
export async function mountSite(app: FastifyInstance, options: SiteOptions): Promise<void> {
  // The site's settings are read once, when its handler is loaded.
  Object.assign(process.env, headers, {
    BODY_SIZE_LIMIT: String(bodyLimit),
    PUBLIC_ORIGIN: options.publicOrigin,
  });
  const { handler } = (await import(pathToFileURL(options.handler).href)) as { handler: Handler };
  const { protocol, host } = new URL(options.publicOrigin);

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/*',
      config: { permission: null },
      schema: { hide: true },
      handler: (request, reply) => {
        if (/^\/api(\/|$)/.test(request.url)) return reply.callNotFound();
        const given = request.raw.headers;
        given[headers.PROTOCOL_HEADER] = protocol.slice(0, -1);
        given[headers.HOST_HEADER] = options.publicOriginGiven ? host : (given.host ?? host);
        given[headers.ADDRESS_HEADER] = request.ip;
        given['x-request-id'] = request.id;
        reply.hijack();
        handler(request.raw, reply.raw, () => reply.raw.writeHead(404).end());
      },
    });
  });
}
