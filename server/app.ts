import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import underPressure from '@fastify/under-pressure';
import { speakChinese } from '@sunshine/contract/shared/sentences.ts';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Services } from './context.ts';
import { acceptUploads, registerOperation } from './operation-route.ts';
import { apiOperations } from './operations.ts';
import { authenticate } from './plugins/auth.ts';
import { handleErrors } from './plugins/errors.ts';
import { describeApi } from './plugins/openapi.ts';
import { refuseUnstorableText } from './plugins/storable-text.ts';

export interface AppOptions {
  /** Everything a request needs but the signing of tokens, which the app itself brings. */
  services: Omit<Services, 'signAccessToken'>;
  jwtSecret: string;
  logger?: FastifyServerOptions['logger'];
  /** Addresses whose X-Forwarded-For is believed: `loopback`, ranges, comma-separated. */
  trustProxy?: string;
  /** Milliseconds of waiting in this process after which it answers 503; 0: never, for tests on a busy machine. */
  maxEventLoopDelay?: number;
}

/** Builds the API without a port: the same app serves the process, the site beside it and the tests. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  speakChinese();
  const app = Fastify({
    logger: options.logger ?? false,
    trustProxy: options.trustProxy ?? false,
    // One line a request is written where it is answered, without its query.
    logController: new LogController({ disableRequestLogging: true }),
    // The site hands its own number on, so that a page and its calls are found together.
    genReqId: ({ headers }) => requestIdFrom(headers['x-request-id']) ?? randomUUID(),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  handleErrors(app);

  await app.register(helmet, { contentSecurityPolicy: false, global: true });
  await app.register(cookie);
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopDelay ?? 4000,
    exposeStatusRoute: false,
  });
  await acceptUploads(app);
  acceptOneClick(app);
  const services: Services = {
    ...options.services,
    signAccessToken: ({ sessionId, accountId }) => app.jwt.sign({ sid: sessionId, sub: accountId }),
  };
  await authenticate(app, options.jwtSecret, () => services);
  refuseUnstorableText(app);
  await describeApi(app, services.publicOrigin);
  // API answers are read by programs only: nothing in them may run or be framed.
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });

  for (const operation of apiOperations) registerOperation(app, operation, services);
  return app;
}

/** Mail programs end a topic by a form's POST (RFC 8058); the address says it all, and nothing else takes forms. */
function acceptOneClick(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', (request, body, done) => {
    body.resume();
    if (request.url.startsWith('/api/unsubscriptions/')) done(null, {});
    else done(Object.assign(new Error('forms are not taken here'), { statusCode: 415 }));
  });
}

function requestIdFrom(given: string | string[] | undefined): string | undefined {
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : undefined;
}
