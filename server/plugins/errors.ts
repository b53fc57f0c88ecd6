import type { ErrorBody } from '@sunshine/contract/errors.ts';
import { constraintRefusals, type RefusalCode, refusals } from '@sunshine/contract/refusals.ts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type RefusalError, RefusalError as Refused, refusal } from '../refusal.ts';

const unavailableCodes = new Set([
  '53100',
  '53200',
  '53300',
  '57014',
  '57P01',
  '57P03',
  '40001',
  '40P01',
  '55P03',
]);

interface DatabaseError {
  code: string;
  constraint_name?: string;
}

/** drizzle wraps the driver's error; the cause carries the code and the constraint. */
function databaseError(error: unknown): DatabaseError | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('severity' in at && 'code' in at && typeof at.code === 'string') return at as DatabaseError & Error;
  }
  return null;
}

function connectionFailed(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : '';
    if (/^(CONNECT|CONNECTION_|ECONN|EPIPE|ETIMEDOUT)/.test(code)) return true;
  }
  return false;
}

function fieldSentences(error: FastifyError): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!hasZodFastifySchemaValidationErrors(error)) return fields;
  for (const issue of error.validation) {
    const name = issue.instancePath.split('/').filter(Boolean).join('.') || 'form';
    fields[name] ??= issue.message ?? refusals['request.invalid'].message;
  }
  return fields;
}

/** The refusal an error stands for; null for a defect of ours. */
export function refusalFor(error: unknown): RefusalError | null {
  if (error instanceof Refused) return error;
  const violated = databaseError(error);
  if (violated) {
    const code = violated.constraint_name ? constraintRefusals[violated.constraint_name] : undefined;
    if (code) return refusal(code);
    if (unavailableCodes.has(violated.code)) return refusal('request.unavailable');
  }
  if (connectionFailed(error)) return refusal('request.unavailable');
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return refusal('request.tooLarge');
  if (status === 429) return refusal('request.tooMany');
  if (status === 503) return refusal('request.unavailable');
  if (error instanceof Error && 'validation' in error && error.validation) {
    return refusal('request.invalid', { fields: fieldSentences(error as FastifyError) });
  }
  if (typeof status === 'number' && status >= 400 && status < 500) return refusal('request.invalid');
  return null;
}

function send(reply: FastifyReply, status: number, body: ErrorBody): FastifyReply {
  return reply.status(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}

/** One error body for everything; defects are logged whole and told as one sentence. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const known = refusalFor(error);
    if (known) {
      const { code, status, message, fields } = known;
      return send(reply, status, { code, message, ...(fields ? { fields } : {}), requestId: request.id });
    }
    request.log.error({ err: error }, 'defect');
    const message = '这里出了差错，没有保存。你填的内容还在，再试一次；还不行就把编号告诉工会。';
    return send(reply, 500, { code: 'request.defect', message, requestId: request.id });
  });
  app.setNotFoundHandler((request, reply) => {
    const code: RefusalCode = 'request.notFound';
    return send(reply, 404, { code, message: refusals[code].message, requestId: request.id });
  });
}
