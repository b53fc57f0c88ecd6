import { codeOf } from '@sunshine/db/failure.ts';

/** Code and constraint of what went wrong, without any value. */
export function faultOf(error: unknown): string {
  const parts: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    parts.push(at.name, codeOf(at));
    if ('constraint_name' in at) parts.push(String(at.constraint_name));
  }
  return parts.filter(Boolean).join(' ') || 'unknown';
}
