import type { FastifyInstance } from 'fastify';
import { refusal } from '../refusal.ts';

/**
 * PostgreSQL keeps every character but U+0000, which text copied out of damaged files may carry unseen. It is told at
 * its field, before the verb.
 */
export function refuseUnstorableText(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    const field = fieldWithNul(params, []) ?? fieldWithNul(query, []) ?? fieldWithNul(body, []);
    if (field === null) return;
    throw refusal('request.invalid', {
      fields: { [field]: '这里夹着一个看不见、存不下的字符，清空后重新打一遍。' },
    });
  });
}

/** Secrets are kept as hashes, which take any character; a wrong one is told as a wrong one. */
const secret = /token$|password$/i;

function fieldWithNul(value: unknown, path: readonly string[]): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path.join('.') || 'form' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    if (secret.test(key)) continue;
    const found = key.includes('\0') ? 'form' : fieldWithNul(part, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
