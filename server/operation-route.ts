import multipart from '@fastify/multipart';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { FileReply, Route } from '@sunshine/contract/route.ts';
import { ErrorBodySchema } from '@sunshine/contract/shared/error-body.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createContext, type Services } from './context.ts';
import { actorOf } from './plugins/auth.ts';
import { createPolicy } from './policy.ts';
import { refusal } from './refusal.ts';
import type { Operation } from './routing.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the operation needs; null for a public one. */
    permission?: Permission | null;
    operation?: string;
    /** The operation asks about the session in its own statement. */
    asksItself?: boolean;
  }
}

/** Bytes of one uploaded file at most. */
export const uploadLimit = 20 * 1024 * 1024;

export async function acceptUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: { files: 1, fileSize: uploadLimit, fields: 20, fieldSize: 64 * 1024 },
  });
}

/** Registers one operation: contract in front, verb behind, nothing between. */
export function registerOperation(app: FastifyInstance, operation: Operation, services: Services): void {
  const { route } = operation;
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: {
      permission: route.permission,
      operation: operation.name,
      asksItself: operation.atOnce !== undefined,
    },
    schema: schemaOf(operation.name, route),
    // Permission before parsing holds here too: what is wrong with a body is told after the session was asked about.
    attachValidation: operation.atOnce !== undefined,
    handler: async (request, reply) => {
      const { session, validationError } = request;
      if (operation.atOnce && session) {
        const input = validationError ? null : await inputOf(request, route);
        const answer = input && (await operation.atOnce(services, session.sid, input));
        if (answer) return sendAnswer(reply, route, answer);
        request.actor = await actorOf(session, services);
        if (route.permission) createPolicy(request.actor).require(route.permission);
      }
      if (validationError) throw validationError;
      const ctx = createContext(services, {
        actor: request.actor,
        requestId: request.id,
        client: request.ip,
      });
      const answer = await operation.run(ctx, await inputOf(request, route));
      return sendAnswer(reply, route, answer);
    },
  });
}

function schemaOf(name: string, route: Route) {
  return {
    operationId: name,
    summary: route.summary,
    ...(route.permission ? { security: [{ bearer: [] }] } : {}),
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    response: {
      ...(route.reply && route.reply !== 'file' ? { 200: route.reply } : {}),
      '4xx': ErrorBodySchema,
    },
  };
}

async function inputOf(request: FastifyRequest, route: Route): Promise<unknown> {
  const input = { ...asObject(request.params), ...asObject(request.query), ...asObject(request.body) };
  if (route.upload !== 'multipart') return input;
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw refusal('request.invalid', { fields: { file: '先选一个文件再上传。' } });
  return { ...input, upload: { name: part.filename, stream: part.file } };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function sendAnswer(reply: FastifyReply, route: Route, answer: unknown): FastifyReply {
  if (route.reply === null) return reply.status(204).send();
  if (route.reply !== 'file') return reply.send(answer);
  const file = answer as FileReply;
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .type(file.type)
    .send(Buffer.from(file.bytes));
}
