import fastifyJwt from '@fastify/jwt';
import { loadActor } from '@sunshine/db/queries/accounts/load-actor.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Services } from '../context.ts';
import { type Actor, createPolicy } from '../policy.ts';
import { refusal } from '../refusal.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sid: string; sub: string };
    user: { sid: string; sub: string };
  }
}
declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
    /** A session whose token is good, not asked about yet, for the operation that does so itself. */
    session: Claims | null;
  }
}

/** Minutes an access token lives; the session behind it is checked with every request all the same. */
export const accessTokenMinutes = 10;

const claimsSchema = z.object({ sid: z.uuid(), sub: z.uuid() });
export type Claims = z.output<typeof claimsSchema>;

/** Verifies the bearer token and puts the actor of this moment on the request. */
export async function authenticate(
  app: FastifyInstance,
  jwtSecret: string,
  services: () => Services,
): Promise<void> {
  await app.register(fastifyJwt, {
    secret: jwtSecret,
    sign: { algorithm: 'HS256', expiresIn: `${accessTokenMinutes}m` },
    verify: { algorithms: ['HS256'] },
  });
  app.decorateRequest('actor', null);
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request) => {
    if (request.headers.authorization === undefined) return;
    const claims = await claimsOf(request);
    if (request.routeOptions.config.asksItself) request.session = claims;
    else request.actor = await actorOf(claims, services());
  });
  // Permission before parsing: a stranger learns nothing from how a body is refused.
  app.addHook('onRequest', async (request) => {
    const permission = request.routeOptions.config.permission;
    if (permission && !request.session) createPolicy(request.actor).require(permission);
  });
}

async function claimsOf(request: FastifyRequest): Promise<Claims> {
  try {
    return claimsSchema.parse(await request.jwtVerify());
  } catch {
    throw refusal('request.notSignedIn');
  }
}

/** The actor of this moment behind a good token. */
export async function actorOf(claims: Claims, services: Services): Promise<Actor> {
  const actor = await loadActor(services.db, claims.sid, services.clock.now());
  if (actor?.accountId !== claims.sub) throw refusal('request.notSignedIn');
  return actor;
}
